//! The network, and the runtime that computes it.

use crate::EncoderError;
use crate::pieces::Vocabulary;
use crate::rows::Row;
use crate::{NAME_LABELS, QUOTE_LABELS};
use rten::{Model, ModelOptions, NodeId, OpRegistry, RunOptions, ThreadPool, op_registry};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, NdTensorView};
use std::fmt;
use std::sync::Arc;
use std::thread;

/// The scores of one row: for each piece and label.
pub(crate) struct Output {
    pub quotes: NdTensor<f32, 3>,
    pub names: NdTensor<f32, 3>,
}

/// A network that has shown that it can read the longest row.
pub(crate) struct Network {
    model: Model,
    /// Pieces, cases, quotation, and the mask, in which every piece counts.
    inputs: [NodeId; 4],
    /// The scores of labels of quotes and of names.
    outputs: [NodeId; 2],
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
            let outputs = [node("quote_scores")?, node("name_scores")?];
            Ok(Self { model, inputs, outputs })
        };
        let network = apart(load).map_err(failed)?;
        let mut longest_row = Row::default();
        for _ in 0..longest + 1 {
            longest_row.push(vocabulary.len - 1, 5, 2);
        }
        network.run(&[longest_row]).map_err(failed)?;
        Ok(network)
    }

    /// The scores of each row, or what the runtime says.
    ///
    /// Rows are computed one by one. Weights of one byte are multiplied with values that are rounded by
    /// the range of all that is computed at once; so no row has a say in another.
    pub fn run(&self, rows: &[Row]) -> Result<Vec<Output>, String> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        apart(|| {
            // One thread for a story, as for the other layers: who has many stories has many threads.
            let pool = Arc::new(ThreadPool::with_num_threads(1));
            rows.iter().map(|row| self.run_row(row, &pool)).collect()
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
        let outputs = self.model.run_n(inputs.collect(), self.outputs, Some(options));
        let [quotes, names] = outputs.map_err(|error| error.to_string())?;
        let scores = |value: rten::Value, labels: usize| {
            let scores = NdTensor::<f32, 3>::try_from(value).ok();
            let scores = scores.filter(|s| s.shape() == [1, row.pieces.len(), labels]);
            scores.ok_or_else(|| "scores of another shape".to_owned())
        };
        Ok(Output {
            quotes: scores(quotes, QUOTE_LABELS.len())?,
            names: scores(names, NAME_LABELS.len())?,
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
