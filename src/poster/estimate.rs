//! The poster of the visitor's own estimate or case: amounts by how certain they are, each with its word.

use super::{Credit, Mark, Poster, words};
use crate::{
    domain::PartialDate,
    estimate::{
        Case, Certainty,
        view::{LineView, View},
    },
    policy::Policy,
};

/// Up to how many totals name the measures that they come from.
const NAMED: usize = 5;

/// What a case comes to, by the present rules; `other` is the edition that its link was made by, where that is another.
/// What its owner calls it, their prices and their answers stay off the poster.
pub fn of_case(
    policy: &Policy,
    case: &Case,
    view: &View,
    other: Option<&str>,
    site: &str,
) -> Poster {
    let lang = policy.lang;
    // Of many totals there stand the figures alone.
    let is_named = view.totals.len() <= NAMED;
    let credits = view.totals.iter().map(|total| {
        let (certainty, count) = (total.certainty, words::items(lang, total.count));
        let (figure, text) = match &total.figure {
            Some(figure) if is_named => (figure.clone(), named(policy, view, certainty)),
            Some(figure) => (figure.clone(), String::new()),
            None => (count, String::new()),
        };
        Credit {
            mark: mark(certainty),
            word: words::certainty(lang, certainty).into(),
            figure: Some(figure),
            text,
        }
    });
    let mut notes: Vec<String> = other
        .map(|other| words::other_edition(lang, other))
        .into_iter()
        .collect();
    notes.push(words::computed_for(
        lang,
        &PartialDate::Day(view.on).in_words(lang),
    ));
    notes.push(words::edition(lang, &policy.title, &policy.version));
    let in_words = |written: &String| {
        let date = PartialDate::parse(written);
        date.map_or_else(|_| written.clone(), |date| date.in_words(lang))
    };
    notes.extend(policy.sources.iter().map(|source| {
        let when = source
            .date
            .as_ref()
            .map_or_else(|| words::undated(lang).into(), in_words);
        words::source(lang, &source.title, &when)
    }));
    let plan = planned(case, lang);
    Poster {
        lang,
        site: site.into(),
        over: if plan.is_empty() {
            words::estimate(lang)
        } else {
            words::case(lang)
        }
        .into(),
        title: words::not_a_promise(lang).into(),
        figure: None,
        lead: plan,
        credits: credits.collect(),
        notes,
        drawings: case.plan.scenes.ids().take(1).map(String::from).collect(),
        emblem: String::new(),
    }
}

/// The measures that a total comes from, each once; what is given in kind is in no sum of money.
fn named(policy: &Policy, view: &View, certainty: Certainty) -> String {
    let is_money = !matches!(certainty, Certainty::InKind);
    let lines = view
        .lines
        .iter()
        .filter(|line| line.concerns && line.certainty == certainty);
    let (summed, beside): (Vec<&LineView>, Vec<&LineView>) =
        lines.partition(|line| !is_money || line.low.is_some() || line.worth.is_some());
    let names = |lines: &[&LineView]| {
        let mut names: Vec<&str> = Vec::new();
        for measure in lines
            .iter()
            .filter_map(|line| policy.measures.get(line.measure))
        {
            if !names.contains(&measure.name.as_str()) {
                names.push(&measure.name);
            }
        }
        names.join(words::between(policy.lang))
    };
    match (names(&summed), names(&beside)) {
        (summed, beside) if beside.is_empty() => summed,
        (summed, beside) => [
            summed.as_str(),
            words::beside_money(policy.lang),
            beside.as_str(),
        ]
        .concat(),
    }
}

/// What is planned, in a line; empty where nothing is.
fn planned(case: &Case, lang: crate::domain::Lang) -> String {
    let day = |day| PartialDate::Day(day).in_words(lang);
    let plan = &case.plan;
    let days = match (plan.from, plan.until) {
        (Some(from), Some(until)) if !plan.is_backwards() => {
            Some(words::days(lang, &day(from), &day(until)))
        }
        _ => None,
    };
    let scenes = (!plan.scenes.is_empty()).then(|| words::scenes(lang, plan.scenes.ids().len()));
    let heads = plan.heads.map(|heads| words::heads(lang, heads));
    let parts: Vec<String> = [days, scenes, heads].into_iter().flatten().collect();
    parts.join(" · ")
}

const fn mark(certainty: Certainty) -> Mark {
    match certainty {
        Certainty::Computable => Mark::Published,
        Certainty::AtMost => Mark::AtMost,
        Certainty::InKind => Mark::InKind,
        Certainty::Assumed => Mark::Assumed,
        Certainty::Open => Mark::Ask,
        Certainty::Blocked => Mark::Blocked,
        Certainty::Unpublished | Certainty::NotInForce => Mark::Unpublished,
    }
}
