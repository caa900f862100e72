//! The page of the case: scenes, shoot, estimate, the way there, the checklist and what is left to ask, on one sheet.

use super::{Composer, Draft, checklist, estimator, guide, prose};
use crate::{
    blocks::{Block, CaseSheet, Checklist},
    document::Link,
    domain::Scene,
    estimator::{Shoot, Spot},
    routes::{BaseUrl, Route},
};

/// What of the policy's questions is about the shoot: they are asked here too, and answered once.
const ASKED: [&str; 2] = ["shoot_days", "shoot_cost"];

pub(super) fn compose(composer: &Composer, base: &BaseUrl) -> Draft {
    let text = &composer.content.pages.case;
    let sheet = CaseSheet {
        estimator: estimator::frame(composer, base, &Route::Case, text),
        shoot: shoot(composer),
        asked: ASKED.map(String::from).to_vec(),
        scenes: composer.path(&Route::Scenes),
        way: way(composer),
        list: list(composer),
    };
    let mut body = vec![composer.head(text), Block::Case(Box::new(sheet))];
    body.extend(prose::sections(composer, text));
    Draft::of_page(composer, text, body)
}

/// The first topic of the guide is the way there.
fn way(composer: &Composer) -> (Link, Vec<Block>) {
    let topic = composer.content.topics.first();
    let topic = topic.expect("checked when loaded");
    let route = Route::Topic(topic.id.clone());
    let link = composer.link(&route, composer.text(&topic.name));
    (link, guide::in_short(composer, topic))
}

fn list(composer: &Composer) -> (Link, Checklist) {
    let title = composer.fixed_title(&Route::Checklist).to_owned();
    let link = composer.link(&Route::Checklist, title);
    (link, checklist::list(composer))
}

fn shoot(composer: &Composer) -> Shoot {
    let content = composer.content;
    Shoot {
        scenes: content
            .scenes
            .iter()
            .map(|scene| spot(composer, scene))
            .collect(),
        gone: content
            .removed
            .iter()
            .map(|scene| (scene.id.to_string(), composer.text(&scene.name).to_owned()))
            .collect(),
        lines: content
            .phases
            .iter()
            .flat_map(|phase| &phase.lines)
            .map(|line| line.id.to_string())
            .collect(),
        recce: composer.path(&Route::Recce),
    }
}

fn spot(composer: &Composer, scene: &Scene) -> Spot {
    let site = composer
        .content
        .sites
        .iter()
        .find(|site| site.id == scene.site);
    let site = site.expect("checked when loaded");
    let unknown = scene.unknown.iter().chain(&site.unknown);
    Spot {
        id: scene.id.to_string(),
        name: composer.text(&scene.name).into(),
        site: composer.text(&site.name).into(),
        status: composer.scene_status(scene.status, &scene.facts).text,
        href: composer.path(&Route::Scene(scene.id.clone())),
        unknown: unknown.map(|text| composer.text(text).to_owned()).collect(),
    }
}
