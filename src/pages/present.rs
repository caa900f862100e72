//! The booth: slides that run in a loop, and one that invites to try the estimator.

use super::{Composer, Draft, home};
use crate::{
    blocks::{Block, Deck, Slide},
    domain::Site,
    qr::Code,
    routes::{BaseUrl, Route},
    share::first_sentences,
    text::{self, compose::Label, present_words},
};

pub(super) fn compose(composer: &Composer, base: &BaseUrl) -> Draft {
    let text = &composer.content.pages.present;
    let studios = composer.content.sites.iter();
    let studios = studios.filter(|site| site.id.as_str() != "around");
    let slides = [plan(composer), targets(composer), measures(composer)]
        .into_iter()
        .chain(studios.map(|site| studio(composer, site)))
        .chain([estimate(composer), codes(composer, base)])
        .collect();
    let deck = Deck {
        lang: composer.lang,
        slides,
    };
    let body = vec![composer.head(text), Block::Deck(Box::new(deck))];
    Draft::of_page(composer, text, body)
}

fn plan(composer: &Composer) -> Slide {
    let plan = &composer.content.plan;
    let kind = composer.content.fact(&plan.position_fact).statement.kind;
    let source = composer.reference(&plan.position_fact);
    Slide {
        over: composer.label(Label::Over).into(),
        title: composer.text(&composer.content.pages.home.title).into(),
        lead: format!(
            "{} · {}",
            text::words(composer.lang).kind(kind),
            composer.text(&plan.position)
        ),
        frames: home::hero_frames(composer),
        note: format!("{} · {}", source.source, composer.label(Label::Drawn)),
        ..Slide::default()
    }
}

fn targets(composer: &Composer) -> Slide {
    let targets = composer.content.plan.targets.iter();
    Slide {
        title: composer.label(Label::Targets).into(),
        lines: targets
            .map(|target| {
                let figure = composer.text(&target.figure);
                let name = composer.text(&target.name);
                // The English names begin with their figure.
                let rest = name.strip_prefix(figure).map_or(name, str::trim_start);
                (figure.into(), rest.into())
            })
            .collect(),
        note: present_words(composer.lang).targets_note.into(),
        ..Slide::default()
    }
}

fn measures(composer: &Composer) -> Slide {
    let measures = composer.content.measures.measures.iter();
    Slide {
        title: composer.label(Label::TheTwelve).into(),
        lines: measures
            .map(|measure| {
                let name = composer.text(&measure.name);
                (measure.number.to_string(), name.into())
            })
            .collect(),
        note: present_words(composer.lang).measures_note.into(),
        ..Slide::default()
    }
}

fn studio(composer: &Composer, site: &Site) -> Slide {
    let scenes = composer.content.scenes_of(&site.id).take(3);
    let frames: Vec<_> = scenes.map(|scene| composer.scene_frame(scene)).collect();
    Slide {
        over: composer.scene_status(site.status, &site.facts).text,
        title: composer.text(&site.name).into(),
        lead: first_sentences(composer.text(&site.summary), 2).into(),
        note: composer.sentences(&[
            &composer.usable_today(site.status, &site.facts),
            &present_words(composer.lang)
                .named_scenes
                .replace("$0", &frames.len().to_string()),
            composer.label(Label::Drawn),
        ]),
        frames,
        ..Slide::default()
    }
}

fn estimate(composer: &Composer) -> Slide {
    let words = present_words(composer.lang);
    let steps = (1..).zip(words.steps);
    Slide {
        title: composer.fixed_title(&Route::Estimator).into(),
        lines: steps
            .map(|(number, step): (u8, _)| (number.to_string(), step.into()))
            .collect(),
        attempt: Some(composer.link(&Route::Estimator, words.attempt)),
        note: text::words(composer.lang).no_commitment.into(),
        ..Slide::default()
    }
}

fn codes(composer: &Composer, base: &BaseUrl) -> Slide {
    let words = present_words(composer.lang);
    let code = |route: Route| {
        let address = base.join(&route.path(composer.lang));
        let code = Code::sturdy(&address).expect("an address of this site is short");
        let title = match route {
            Route::Home => composer.content.settings.name.get(composer.lang).to_owned(),
            ref route => composer.fixed_title(route).to_owned(),
        };
        let drawing = code.svg(&format!("{}{}{title}", words.code, composer.colon()));
        let shown = address.split_once("://").map(|(_, rest)| rest.to_owned());
        (title, drawing, shown.unwrap_or(address))
    };
    Slide {
        title: words.scan.into(),
        codes: [Route::Home, Route::Estimator].map(code).to_vec(),
        ..Slide::default()
    }
}
