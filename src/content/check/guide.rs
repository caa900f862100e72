//! The guide and the crew's checklist: every date, stop and line rests on something.

use super::{At, Checker, Registry};
use crate::{
    content::wire,
    domain::{
        Basis, CheckLine, Course, Entry, EntryId, EntryStatus, Fact, Id, Journey, Lang, Line,
        Phase, Stop, Tie, Topic, When,
    },
};

/// The path segment of the checklist, which stands beside the topics.
const CHECKLIST: &str = "checklist";

/// The names of all entries, as `topic/entry`.
pub(super) fn entry_names(file: &wire::Guide) -> Vec<String> {
    let names = |topic: &wire::Topic| {
        let name = |entry: &wire::Entry| format!("{}/{}", topic.id, entry.id);
        topic.entries.iter().map(name).collect::<Vec<_>>()
    };
    file.topics.iter().flat_map(names).collect()
}

impl Checker {
    pub(super) fn guide(&self, file: wire::Guide, facts: Option<&[Fact]>) -> Vec<Topic> {
        let at = At::file("guide.json");
        let topics = file.topics.iter().enumerate().map(|(i, topic)| {
            let at = at.item("topics", i);
            let entries: Vec<Entry> = topic
                .entries
                .iter()
                .enumerate()
                .map(|(i, entry)| self.entry(&at.item("entries", i), entry, facts))
                .collect();
            self.unique(&at, "entries", entries.iter().map(|entry| &entry.id));
            if topic.id == CHECKLIST {
                self.fault(
                    &at.field("id"),
                    format!("the id `{CHECKLIST}` is the checklist's address"),
                    "Give the topic another id.",
                );
            }
            Topic {
                id: self.id(&at.field("id"), &topic.id),
                name: self.text(&at.field("name"), &topic.name),
                summary: self.text(&at.field("summary"), &topic.summary),
                journey: topic
                    .journey
                    .as_ref()
                    .map(|journey| self.journey(&at.field("journey"), &topic.id, journey)),
                entries,
            }
        });
        topics.collect()
    }

    fn entry(&self, at: &At, entry: &wire::Entry, facts: Option<&[Fact]>) -> Entry {
        if entry.facts.is_empty() && !matches!(entry.status, wire::EntryStatus::NotPublished) {
            self.fault(
                &at.field("facts"),
                "an entry that states something without a fact",
                "Name the facts it rests on, or mark it `not_published`.",
            );
        }
        let when = entry.when.iter().enumerate();
        Entry {
            id: self.id(&at.field("id"), &entry.id),
            title: self.text(&at.field("title"), &entry.title),
            status: match entry.status {
                wire::EntryStatus::Available => EntryStatus::Available,
                wire::EntryStatus::UnderConstruction => EntryStatus::UnderConstruction,
                wire::EntryStatus::Planned => EntryStatus::Planned,
                wire::EntryStatus::NotPublished => EntryStatus::NotPublished,
            },
            said: entry
                .said
                .as_ref()
                .map(|text| self.text(&at.field("said"), text)),
            text: entry
                .text
                .as_ref()
                .map(|text| self.text(&at.field("text"), text)),
            when: when
                .map(|(i, when)| self.when(&at.item("when", i), when, facts))
                .collect(),
            audience: entry
                .audience
                .as_ref()
                .map(|text| self.text(&at.field("audience"), text)),
            facts: self.references(at, "facts", Registry::Fact, &entry.facts),
            unknown: self.texts(at, "unknown", &entry.unknown),
            places: self.texts(at, "places", &entry.places),
            measures: self.references(at, "measures", Registry::Measure, &entry.measures),
            scenes: self.references(at, "scenes", Registry::Named, &entry.scenes),
        }
    }

    /// A date of an entry stands in the words of its fact, and no more exactly than there.
    fn when(&self, at: &At, when: &wire::When, facts: Option<&[Fact]>) -> When {
        let date = self.date(&at.field("date"), &when.date);
        let words = date.in_words(Lang::Zh);
        let fact = facts.and_then(|facts| facts.iter().find(|fact| fact.id.as_str() == when.fact));
        if let Some(fact) = fact.filter(|fact| {
            let text = fact.statement.text.get(Lang::Zh);
            !text.contains(&words)
        }) {
            self.fault(
                &at.field("date"),
                format!("the fact `{}` does not say `{words}`", fact.id),
                "Give the date as the fact has it, or name the fact that gives this date.",
            );
        }
        When {
            date,
            what: self.text(&at.field("what"), &when.what),
            fact: self.reference(&at.field("fact"), Registry::Fact, &when.fact),
        }
    }

    fn journey(&self, at: &At, topic: &str, journey: &wire::Journey) -> Journey {
        let lines = journey.lines.iter().enumerate();
        Journey {
            caution: self.text(&at.field("caution"), &journey.caution),
            lines: lines
                .map(|(i, line)| self.line(&at.item("lines", i), topic, line))
                .collect(),
            destination: self.text(&at.field("destination"), &journey.destination),
            last_leg: self.text(&at.field("last_leg"), &journey.last_leg),
        }
    }

    fn line(&self, at: &At, topic: &str, line: &wire::Line) -> Line {
        let least = match line.course {
            Course::InTurn | Course::EachToLast => 2,
            Course::Through | Course::Alone => 1,
        };
        if line.stops.len() < least && self.is_whole(&at.field("stops")) {
            self.fault(
                &at.field("stops"),
                format!("{} stops where {least} are needed", line.stops.len()),
                "Name the stops that the source names, or choose another course.",
            );
        }
        let entry = format!("{topic}/{}", line.entry);
        self.known_name(&at.field("entry"), Registry::Entry, &entry);
        let stops = line.stops.iter().enumerate().map(|(i, stop)| {
            let at = at.item("stops", i);
            Stop {
                name: self.text(&at.field("name"), &stop.name),
                note: stop
                    .note
                    .as_ref()
                    .map(|note| self.text(&at.field("note"), note)),
                status: stop.status.unwrap_or(line.status),
                arrival: stop.arrival,
                fact: self.reference(&at.field("fact"), Registry::Fact, &stop.fact),
            }
        });
        Line {
            entry: self.id(&at.field("entry"), &line.entry),
            kind: line.kind,
            status: line.status,
            course: line.course,
            stops: stops.collect(),
        }
    }

    pub(super) fn checklist(&self, file: wire::Checklist) -> Vec<Phase> {
        let at = At::file("checklist.json");
        let phases: Vec<Phase> = file
            .phases
            .iter()
            .enumerate()
            .map(|(i, phase)| self.phase(&at.item("phases", i), phase))
            .collect();
        self.unique(&at, "phases", phases.iter().map(|phase| &phase.id));
        let mut seen: Vec<&Id> = Vec::new();
        for (i, phase) in phases.iter().enumerate() {
            for (j, line) in phase.lines.iter().enumerate() {
                if seen.contains(&&line.id) {
                    self.fault(
                        &at.item("phases", i).item("lines", j).field("id"),
                        format!("the id `{}` is used twice", line.id),
                        "Lines of all phases share one set of ids: choose another.",
                    );
                }
                seen.push(&line.id);
            }
        }
        phases
    }

    fn phase(&self, at: &At, phase: &wire::Phase) -> Phase {
        let lines = phase.lines.iter().enumerate();
        Phase {
            id: self.id(&at.field("id"), &phase.id),
            name: self.text(&at.field("name"), &phase.name),
            lines: lines
                .map(|(i, line)| self.check_line(&at.item("lines", i), line))
                .collect(),
        }
    }

    fn check_line(&self, at: &At, line: &wire::CheckLine) -> CheckLine {
        let measures = self.references(at, "measures", Registry::Measure, &line.measures);
        let entries = line.entries.iter().enumerate();
        let entries = entries.map(|(i, name)| self.entry_id(&at.item("entries", i), name));
        let scenes = self.references(at, "scenes", Registry::Named, &line.scenes);
        let ties: Vec<Tie> = measures
            .into_iter()
            .map(Tie::Measure)
            .chain(entries.map(Tie::Entry))
            .chain(scenes.into_iter().map(Tie::Scene))
            .collect();
        let whole = ["measures", "entries", "scenes"]
            .iter()
            .all(|list| self.is_whole(&at.field(list)));
        match (line.general, ties.is_empty()) {
            (true, false) => self.fault(
                &at.field("general"),
                "a line of general practice that is tied to something",
                "Take the mark or the ties away: what rests on the sources is no general practice.",
            ),
            (false, true) if whole => self.fault(
                at,
                "a line that rests on nothing",
                "Tie it to a measure, an entry of the guide or a scene, or mark it `general`.",
            ),
            _ => {}
        }
        CheckLine {
            id: self.id(&at.field("id"), &line.id),
            text: self.text(&at.field("text"), &line.text),
            basis: if line.general {
                Basis::General
            } else {
                Basis::Ties(ties)
            },
        }
    }

    /// An entry named as `topic/entry`.
    fn entry_id(&self, at: &At, name: &str) -> EntryId {
        self.known_name(at, Registry::Entry, name);
        let (topic, entry) = name.split_once('/').unwrap_or((name, name));
        EntryId {
            topic: self.id(at, topic),
            entry: self.id(at, entry),
        }
    }
}
