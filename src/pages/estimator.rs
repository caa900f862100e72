//! The estimator's page: the estimator, and what it will not do.

use super::{Composer, Draft, prose};
use crate::{
    blocks::{Block, Elsewhere, Estimator, Rich, Run},
    content::{self, Content, Edition, PageText},
    domain::{Lang, PartialDate},
    policy::Policy,
    routes::{BaseUrl, Route},
    text::compose::{date, grade},
};

pub(super) fn compose(composer: &Composer, base: &BaseUrl) -> Draft {
    let text = &composer.content.pages.estimator;
    let estimator = frame(composer, base, &Route::Estimator, text);
    let mut body = vec![composer.head(text), Block::Estimator(Box::new(estimator))];
    body.extend(prose::sections(composer, text));
    body.push(composer.where_to_ask());
    Draft::of_page(composer, text, body)
}

/// What a page gives the program that estimates.
pub(super) fn frame(
    composer: &Composer,
    base: &BaseUrl,
    route: &Route,
    text: &PageText,
) -> Estimator {
    let policy = composer.content.policy.get(composer.lang);
    Estimator {
        id: "estimator".into(),
        title: composer.text(&text.title).into(),
        policy: in_words(composer, policy.clone()),
        on: composer.content.settings.checked,
        address: base.join(&composer.path(route)),
        path: composer.path(&Route::Estimator),
        other: composer.path(match route {
            Route::Case => &Route::Estimator,
            _ => &Route::Case,
        }),
        service: composer.path(
            &composer
                .service_window()
                .map_or(Route::Guide, |window| Route::Topic(window.clone())),
        ),
        measures: policy
            .measures
            .iter()
            .map(|measure| about(composer, &measure.id))
            .collect(),
        editions: editions(composer),
    }
}

/// Every superseded edition with the path it lies at, beside the page.
pub fn superseded(content: &Content, lang: Lang) -> Vec<(String, Policy)> {
    let composer = Composer { content, lang };
    let path = composer.path(&Route::Estimator);
    let edition = |edition: &Edition| {
        let policy = in_words(&composer, edition.get(lang).clone());
        (format!("{path}editions/{}.txt", policy.version), policy)
    };
    content.history.iter().map(edition).collect()
}

/// The policy with its sources' dates in words.
fn in_words(composer: &Composer, mut policy: Policy) -> Policy {
    for source in &mut policy.sources {
        let known = source.date.as_deref().map(PartialDate::parse);
        if let Some(Ok(known)) = known {
            source.date = Some(date(composer.lang, known));
        }
    }
    policy
}

fn editions(composer: &Composer) -> Vec<String> {
    let history = composer.content.history.iter();
    history
        .map(|edition| edition.get(composer.lang).version.clone())
        .collect()
}

/// The path of a measure's page, and the rules of comparable places.
fn about(composer: &Composer, measure: &str) -> (String, Vec<Elsewhere>) {
    let all = &composer.content.measures.measures;
    let found = all.iter().find(|one| one.id.as_str() == measure);
    let measure = found.expect("policy.json and measures.json hold the same measures");
    let comparable = composer.content.elsewhere.iter();
    let comparable = comparable.filter(|one| one.measures.contains(&measure.id));
    let places = comparable.map(|one| Elsewhere {
        place: composer.rich(&one.place),
        rule: composer.rich(&one.rule),
        source: with_date_and_grade(composer, one),
        url: one.url.clone(),
    });
    let href = composer.path(&Route::Measure(measure.id.clone()));
    (href, places.collect())
}

fn with_date_and_grade(composer: &Composer, one: &content::Elsewhere) -> Rich {
    let mut source = composer.rich(&one.source);
    let mut rest = String::new();
    if let Some(when) = one.date {
        rest = format!(" · {}", date(composer.lang, when));
    }
    rest.push_str(" · ");
    rest.push_str(grade(composer.lang, one.grade));
    source.0.push(Run::Text(rest));
    source
}
