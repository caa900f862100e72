//! The crew's checklist.

use super::{Composer, Draft};
use crate::{
    blocks::{Block, CheckLine, CheckPhase, Checklist},
    document::Link,
    domain::{self, Basis, Phase, Tie},
    routes::Route,
    text::compose::Label,
};

pub(super) fn compose(composer: &Composer) -> Draft {
    let text = &composer.content.pages.checklist;
    let body = vec![
        composer.head(text),
        Block::Print,
        Block::Checklist(list(composer)),
        Block::Links(vec![
            composer.card(&Route::Case, &composer.content.pages.case),
        ]),
        composer.where_to_ask(),
    ];
    Draft::of_page(composer, text, body)
}

/// The checklist as it stands on its page, and in the case.
pub(super) fn list(composer: &Composer) -> Checklist {
    Checklist {
        phases: composer
            .content
            .phases
            .iter()
            .map(|one| phase(composer, one))
            .collect(),
        done: composer.label(Label::Done).into(),
        basis: composer.label(Label::Basis).into(),
        general: composer.label(Label::GeneralPractice).into(),
        kept: [
            Label::TicksNotKept,
            Label::TicksKept,
            Label::TicksLost,
            Label::TicksUnreadable,
        ]
        .map(|label| composer.label(label).into()),
        clear: [
            Label::ClearTicks,
            Label::ClearTicksAsk,
            Label::ClearTicksNow,
        ]
        .map(|label| composer.label(label).into()),
    }
}

fn phase(composer: &Composer, phase: &Phase) -> CheckPhase {
    CheckPhase {
        id: phase.id.to_string(),
        title: composer.rich(&phase.name),
        lines: phase.lines.iter().map(|one| line(composer, one)).collect(),
    }
}

fn line(composer: &Composer, line: &domain::CheckLine) -> CheckLine {
    let ties = match &line.basis {
        Basis::General => Vec::new(),
        Basis::Ties(ties) => ties.iter().map(|one| tie(composer, one)).collect(),
    };
    CheckLine {
        id: line.id.to_string(),
        text: composer.rich(&line.text),
        ties,
    }
}

fn tie(composer: &Composer, tie: &Tie) -> Link {
    let content = composer.content;
    let (label, link) = match tie {
        Tie::Measure(id) => {
            let name = composer.text(&content.measure(id).name);
            let link = composer.link(&Route::Measure(id.clone()), name);
            (Label::TieMeasure, link)
        }
        Tie::Entry(id) => {
            let link = composer.entry_link(&id.topic, content.entry(id));
            (Label::TieEntry, link)
        }
        Tie::Scene(id) => (Label::TieScene, composer.named(id)),
    };
    Link {
        text: format!("{}{}", composer.label(label), link.text),
        ..link
    }
}
