//! The estimator's page: its first question, the measures the answer leaves, and what it will hold.

use super::{Composer, Draft, prose};
use crate::{
    blocks::{Block, RoleForm},
    domain::Role,
    text::compose::{Label, role},
};

pub(super) fn compose(composer: &Composer) -> Draft {
    let text = &composer.content.pages.estimator;
    let form = RoleForm {
        id: "measures".into(),
        title: composer.plain(composer.label(Label::AtAGlance)),
        question: composer.label(Label::WhoAreYou).into(),
        hint: composer.label(Label::WhoHint).into(),
        everyone: composer.label(Label::Everyone).into(),
        choices: Role::ALL
            .map(|one| (one, role(composer.lang, one).into()))
            .to_vec(),
        groups: composer.measure_groups(),
    };
    let mut body = vec![composer.head(text), Block::RoleForm(form)];
    body.extend(prose::sections(composer, text));
    body.push(composer.where_to_ask());
    Draft::of_page(composer, text, body)
}
