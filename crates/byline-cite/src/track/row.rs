//! Clusters and edges as rows for JSON Lines.

use super::cluster::{Cluster, FirstBy, Occurrence};
use super::outlets::OutletEdge;
use serde::Serialize;

/// One line of JSON Lines; `type` tells which.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Row<'i> {
    /// A quotation.
    Cluster(ClusterRow<'i>),
    /// Who cites whom.
    Edge(EdgeRow<'i>),
}

/// A quotation with its occurrences, the first of them by name.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the fields are those of `Cluster`")]
pub struct ClusterRow<'i> {
    pub id: usize,
    pub quotation: &'i str,
    pub speaker: &'i str,
    pub stories: usize,
    /// The id of the first story.
    pub first: &'i str,
    /// `date` or `citation`.
    pub first_by: &'static str,
    /// The outlet that the first story got it from, if it names one.
    pub earlier: Option<&'i str>,
    pub lost_origin: bool,
    /// Outlets that got it from each other.
    pub circle: Option<Vec<&'i str>>,
    pub occurrences: Vec<OccurrenceRow<'i>>,
}

/// An occurrence in JSON.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the fields are those of `Occurrence`")]
pub struct OccurrenceRow<'i> {
    pub story: &'i str,
    pub publisher: Option<&'i str>,
    pub date: Option<String>,
    /// RFC 3339.
    pub published: Option<String>,
    pub quote: u32,
    /// Bytes of the story's text.
    pub span: [usize; 2],
    pub direct: bool,
    pub chain: Vec<&'i str>,
}

/// An edge in JSON.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the fields are those of `OutletEdge`")]
pub struct EdgeRow<'i> {
    pub from: &'i str,
    pub to: &'i str,
    pub relation: &'static str,
    pub citations: u32,
    pub quotes: usize,
    /// Day and count.
    pub days: Vec<(String, u32)>,
}

impl<'i> From<Cluster<'i>> for Row<'i> {
    fn from(cluster: Cluster<'i>) -> Self {
        let first = cluster.first();
        Row::Cluster(ClusterRow {
            id: cluster.id(),
            quotation: cluster.quotation(),
            speaker: cluster.speaker(),
            stories: cluster.stories(),
            first: first.occurrence.story,
            first_by: match first.by {
                FirstBy::Date => "date",
                FirstBy::Citation => "citation",
            },
            earlier: first.earlier,
            lost_origin: cluster.lost_origin(),
            circle: cluster.circle(),
            occurrences: cluster.occurrences().map(OccurrenceRow::from).collect(),
        })
    }
}

impl<'i> From<Occurrence<'i>> for OccurrenceRow<'i> {
    fn from(occurrence: Occurrence<'i>) -> Self {
        Self {
            story: occurrence.story,
            publisher: occurrence.publisher,
            date: occurrence.date.map(|date| date.to_string()),
            published: occurrence.published.map(|moment| moment.to_string()),
            quote: occurrence.quote.0,
            span: [occurrence.span.start(), occurrence.span.end()],
            direct: occurrence.direct,
            chain: occurrence.chain,
        }
    }
}

impl<'i> From<OutletEdge<'i>> for Row<'i> {
    fn from(edge: OutletEdge<'i>) -> Self {
        Row::Edge(EdgeRow {
            from: edge.from,
            to: edge.to,
            relation: edge.relation.as_str(),
            citations: edge.citations,
            quotes: edge.quotes,
            days: edge.days.into_iter().map(|(day, count)| (day.to_string(), count)).collect(),
        })
    }
}
