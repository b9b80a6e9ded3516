//! The JSON counterparts of annotations: the same fields, with names and pairs of offsets.

use super::Pair;
use serde::{Deserialize, Serialize};

/// An entity in JSON; see [`Entity`](crate::Entity).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the fields are those of `Entity`")]
pub struct WireEntity {
    pub id: u32,
    pub name: String,
    pub kind: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    pub role: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    pub mentions: Vec<WireMention>,
}

/// A mention in JSON; see [`Mention`](crate::Mention).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the fields are those of `Mention`")]
pub struct WireMention {
    pub span: Pair,
    /// The words of the mention.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(default = "name_form")]
    pub form: String,
    #[serde(default = "certain")]
    pub confidence: f64,
}

/// A quote in JSON; see [`Quote`](crate::Quote).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the fields are those of `Quote`")]
pub struct WireQuote {
    pub id: u32,
    pub kind: String,
    pub act: String,
    pub polarity: String,
    /// The words of the content, with ` … ` where they are interrupted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The words of the cue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue_text: Option<String>,
    /// The words of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_text: Option<String>,
    pub content: Vec<Pair>,
    #[serde(default)]
    pub marked: Vec<Pair>,
    #[serde(default)]
    pub cue: Vec<Pair>,
    #[serde(default)]
    pub source: Vec<Pair>,
    #[serde(default)]
    pub speaker: Option<WireSpeaker>,
    #[serde(default)]
    pub chain: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub construction: Option<String>,
    #[serde(default = "certain")]
    pub confidence: f64,
}

/// A speaker in JSON; see [`Speaker`](crate::Speaker).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the fields are those of `Speaker`")]
pub struct WireSpeaker {
    #[serde(default)]
    pub entity: Option<u32>,
    pub name: String,
    #[serde(default)]
    pub anonymous: bool,
}

/// A citation in JSON; see [`Citation`](crate::Citation).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the fields are those of `Citation`")]
pub struct WireCitation {
    pub id: u32,
    pub clause: Pair,
    /// The words of the clause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    pub relation: String,
    #[serde(default)]
    pub medium: Option<String>,
    #[serde(default)]
    pub platform: Option<String>,
    pub hops: Vec<WireHop>,
    #[serde(default)]
    pub supports: Vec<WireSupport>,
    #[serde(default = "certain")]
    pub confidence: f64,
}

/// A hop in JSON; see [`Hop`](crate::Hop).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the fields are those of `Hop`")]
pub struct WireHop {
    #[serde(default)]
    pub source: Option<Pair>,
    #[serde(default)]
    pub cue: Option<Pair>,
    /// The words of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_text: Option<String>,
    /// The words of the cue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue_text: Option<String>,
    pub name: String,
    pub kind: String,
    #[serde(default)]
    pub entity: Option<u32>,
    pub form: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub antecedent: Option<Pair>,
}

/// A support in JSON; see [`Support`](crate::Support).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the fields are those of `Support`")]
pub struct WireSupport {
    pub quote: u32,
    pub scope: String,
}

fn name_form() -> String {
    "name".to_owned()
}

fn certain() -> f64 {
    1.0
}
