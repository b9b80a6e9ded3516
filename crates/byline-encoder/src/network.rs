//! The network, and the runtime that computes it.

use crate::EncoderError;
use crate::pieces::Vocabulary;
use crate::rows::Row;
use crate::{NAME_LABELS, QUOTE_LABELS};
use byline_core::{Deprel, PennTag};
use rten::{Model, ModelOptions, NodeId, OpRegistry, RunOptions, ThreadPool, op_registry};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, NdTensorView};
use std::fmt;
use std::sync::Arc;
use std::thread;

/// What the network makes of one row: numbers for each piece.
pub(crate) struct Output {
    /// The scores of labels.
    pub quotes: Numbers,
    pub names: Numbers,
    pub tags: Numbers,
    /// What fits as child and head if the product is high.
    pub arc_child: Numbers,
    pub arc_head: Numbers,
    /// What each relation sees of child and head.
    pub relation_child: Numbers,
    pub relation_head: Numbers,
}

/// Some numbers for each piece of a row.
pub(crate) struct Numbers {
    all: Vec<f32>,
    width: usize,
}

impl Numbers {
    /// Those of the piece at a place.
    pub fn at(&self, place: usize) -> &[f32] {
        &self.all[place * self.width..][..self.width]
    }

    /// The numbers of a row, if it has so many pieces, and so many numbers a piece if that is given.
    fn read(value: rten::Value, pieces: usize, width: Option<usize>) -> Result<Self, String> {
        let numbers = NdTensor::<f32, 3>::try_from(value).map_err(|error| error.to_string())?;
        let [rows, found, own] = numbers.shape();
        if rows != 1 || found != pieces || own == 0 || width.is_some_and(|width| width != own) {
            return Err("numbers of another shape".to_owned());
        }
        Ok(Self { all: numbers.to_vec(), width: own })
    }
}

/// The names of what comes out of the network.
const OUTPUTS: [&str; 7] = [
    "quote_scores",
    "name_scores",
    "tag_scores",
    "arc_child",
    "arc_head",
    "relation_child",
    "relation_head",
];

/// A network that has shown that it can read the longest row.
pub(crate) struct Network {
    model: Model,
    /// Pieces, cases, quotation, and the mask, in which every piece counts.
    inputs: [NodeId; 4],
    outputs: Vec<NodeId>,
}

impl Network {
    /// Loads a network, and tries it on a row of `longest` pieces with the highest numbers.
    pub fn load(
        bytes: Vec<u8>,
        vocabulary: &Vocabulary,
        longest: usize,
    ) -> Result<Self, EncoderError> {
        let failed = |reason: String| EncoderError::Network { reason };
        let load = || -> Result<Self, String> {
            let mut options = ModelOptions::with_ops(operators());
            options.prepack_weights(true);
            let model = options.load(bytes).map_err(|error| error.to_string())?;
            let node = |name| model.node_id(name).map_err(|error| error.to_string());
            let inputs = [node("pieces")?, node("cases")?, node("quoted")?, node("mask")?];
            let outputs = OUTPUTS.into_iter().map(node).collect::<Result<_, _>>()?;
            Ok(Self { model, inputs, outputs })
        };
        let network = apart(load).map_err(failed)?;
        let mut longest_row = Row::default();
        for _ in 0..longest + 1 {
            longest_row.push(vocabulary.len - 1, 5, 2);
        }
        network.run(&[longest_row], |_, _| {}).map_err(failed)?;
        Ok(network)
    }

    /// Gives what it makes of each row, in order, to `take`, which keeps what it needs: all that there
    /// is would be some kilobytes a word. An error is what the runtime says.
    ///
    /// Rows are computed one by one. Weights of one byte are multiplied with values that are rounded by
    /// the range of all that is computed at once; so no row has a say in another.
    pub fn run(
        &self,
        rows: &[Row],
        mut take: impl FnMut(&Row, &Output) + Send,
    ) -> Result<(), String> {
        if rows.is_empty() {
            return Ok(());
        }
        apart(|| {
            // One thread for a story, as for the other layers: who has many stories has many threads.
            let pool = Arc::new(ThreadPool::with_num_threads(1));
            rows.iter().try_for_each(|row| {
                take(row, &self.run_row(row, &pool)?);
                Ok(())
            })
        })
    }

    fn run_row(&self, row: &Row, pool: &Arc<ThreadPool>) -> Result<Output, String> {
        let shape = [1, row.pieces.len()];
        let mask = vec![1; row.pieces.len()];
        let values = [&row.pieces, &row.cases, &row.quoted, &mask];
        let inputs = self.inputs.iter().zip(values).map(|(&node, values)| {
            (node, NdTensorView::from_data(shape, values.as_slice()).into())
        });
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(pool)));
        let outputs = self.model.run(inputs.collect(), &self.outputs, Some(options));
        let outputs = outputs.map_err(|error| error.to_string())?;
        let outputs: [rten::Value; OUTPUTS.len()] =
            outputs.try_into().map_err(|_| "too few outputs".to_owned())?;
        let [quotes, names, tags, arc_child, arc_head, relation_child, relation_head] = outputs;
        let read = |value, width| Numbers::read(value, row.pieces.len(), width);
        let arc_child = read(arc_child, None)?;
        let relation_child = read(relation_child, None)?;
        if relation_child.width % Deprel::ALL.len() != 0 {
            return Err("numbers of other relations".to_owned());
        }
        Ok(Output {
            quotes: read(quotes, Some(QUOTE_LABELS.len()))?,
            names: read(names, Some(NAME_LABELS.len()))?,
            tags: read(tags, Some(PennTag::ALL.len()))?,
            arc_head: read(arc_head, Some(arc_child.width))?,
            relation_head: read(relation_head, Some(relation_child.width))?,
            arc_child,
            relation_child,
        })
    }
}

/// What a network may be made of: a transformer with weights of one byte needs no more. None of these
/// repeats work, or makes something large of a number, as others do.
fn operators() -> OpRegistry {
    op_registry!(
        Add,
        Cast,
        Concat,
        Div,
        DynamicQuantizeLinear,
        Erf,
        Gather,
        LayerNormalization,
        MatMul,
        MatMulInteger,
        Mul,
        Reshape,
        Shape,
        Slice,
        Softmax,
        Sub,
        Transpose,
        Unsqueeze
    )
}

impl fmt::Debug for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Network").finish_non_exhaustive()
    }
}

/// Works on a thread of its own, where a panic of the runtime ends. It has another reason too: where
/// the caller is a thread of rayon, it would begin another story while the runtime works on this one,
/// and so on.
fn apart<T: Send>(work: impl FnOnce() -> Result<T, String> + Send) -> Result<T, String> {
    let panicked = |_| Err("the runtime panicked".to_owned());
    thread::scope(|scope| {
        let started =
            thread::Builder::new().name("byline-encoder".into()).spawn_scoped(scope, work);
        let thread = started.map_err(|error| error.to_string())?;
        thread.join().unwrap_or_else(panicked)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error() {
        let result = apart(|| -> Result<(), String> { panic!("as a runtime might") });
        assert_eq!(result, Err("the runtime panicked".to_owned()));
        assert_eq!(apart(|| Ok("café")), Ok("café"));
    }
}
