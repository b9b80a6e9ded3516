//! The model file.
//!
//! The body of the file: task, labels, scales, transitions, then the features in columns, because
//! columns compress better than rows.

use crate::file::{Kind, Reader, open, seal, write_name};
use crate::model::Parts;
use crate::transitions::MAX_LABELS;
use crate::{Model, ModelError, Transitions};

impl Model {
    /// Reads a model file.
    ///
    /// # Errors
    ///
    /// If the bytes are not exactly those that [`Model::to_bytes`] writes for some model.
    ///
    /// ```
    /// use byline_seq::{Model, ModelError};
    ///
    /// assert_eq!(Model::from_bytes("“Café”".as_bytes()), Err(ModelError::Magic));
    /// ```
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader { rest: open(Kind::Model, bytes)? };
        let parts = parts(&mut reader)?;
        reader.end()?;
        Self::from_parts(parts)
    }

    /// Writes a model file.
    pub fn to_bytes(&self) -> Vec<u8> {
        seal(Kind::Model, &body(self))
    }
}

fn body(model: &Model) -> Vec<u8> {
    let mut body = Vec::new();
    write_name(&mut body, &model.task);
    body.push(model.labels.len() as u8);
    for label in &model.labels {
        write_name(&mut body, label);
    }
    let transitions = &model.transitions;
    for scores in [&model.scales[..], transitions.start(), transitions.end(), transitions.between()]
    {
        body.extend(scores.iter().flat_map(|score| score.to_le_bytes()));
    }
    let features = model.table.features();
    body.extend_from_slice(&(features.len() as u32).to_le_bytes());
    body.extend(features.iter().flat_map(|(key, _)| key.to_le_bytes()));
    body.extend(features.iter().map(|(_, weights)| weights.len() as u8));
    let weights = || features.iter().flat_map(|(_, weights)| weights);
    body.extend(weights().map(|&(label, _)| label));
    body.extend(weights().map(|&(_, weight)| weight as u8));
    body
}

fn parts(reader: &mut Reader<'_>) -> Result<Parts, ModelError> {
    let task = reader.name()?;
    let count = usize::from(reader.take(1)?[0]);
    if count == 0 || count > MAX_LABELS {
        return Err(ModelError::Invalid { what: "number of labels" });
    }
    let labels = (0..count).map(|_| reader.name()).collect::<Result<Vec<_>, _>>()?;
    let scales = reader.floats(count)?;
    let (start, end) = (reader.floats(count)?, reader.floats(count)?);
    let transitions = Transitions::new(count, &start, &end, &reader.floats(count * count)?)?;
    let known = reader.u32()? as usize;
    let keys = reader.words(known)?.map(u32::from_le_bytes).collect();
    let counts = reader.take(known)?.to_vec();
    let total = counts.iter().map(|&count| usize::from(count)).sum();
    let (of, weights) = (reader.take(total)?, reader.take(total)?);
    let weights = of.iter().zip(weights).map(|(&of, &weight)| (of, weight as i8)).collect();
    Ok(Parts { task, labels, scales, transitions, keys, counts, weights })
}
