//! Sites and scenes.

use super::{Composer, Draft, is_site, structured};
use crate::{
    blocks::{Block, Frame, PageHead, Rich, Run, Section, Term},
    domain::{Id, Lang, Scene, Site},
    routes::Route,
    text::compose::{Label, era, frontage},
};

pub(super) fn overview(composer: &Composer) -> Draft {
    let content = composer.content;
    let text = &content.pages.scenes;
    let mut body = vec![composer.head(text)];
    for site in &content.sites {
        let dues = composer.dues(&site.facts);
        let mut parts = Vec::new();
        if !dues.is_empty() {
            parts.push(Block::Dues(dues));
        }
        parts.push(Block::Grid(
            content
                .scenes_of(&site.id)
                .map(|scene| composer.scene_frame(scene))
                .collect(),
        ));
        parts.push(Block::Note(composer.rich(&site.listed)));
        body.push(Block::Section(Section {
            id: site.id.to_string(),
            title: composer.rich(&site.name),
            lead: Some(composer.rich(&site.summary)),
            more: Some(composer.link(
                &Route::Scene(site.id.clone()),
                format!(
                    "{} {}",
                    composer.label(Label::ToSite),
                    composer.text(&site.name)
                ),
            )),
            body: parts,
        }));
    }
    Draft::of_page(composer, text, body)
}

pub(super) fn site_or_scene(composer: &Composer, id: &Id) -> Draft {
    if is_site(composer.content, id) {
        let site = composer
            .content
            .sites
            .iter()
            .find(|site| site.id == *id)
            .expect("found just now");
        return self::site(composer, site);
    }
    let scene = composer
        .content
        .scenes
        .iter()
        .find(|scene| scene.id == *id)
        .expect("routes name only scenes that exist");
    self::scene(composer, scene)
}

fn site(composer: &Composer, site: &Site) -> Draft {
    let content = composer.content;
    let head = PageHead {
        over: None,
        title: composer.rich(&site.name),
        lead: composer.rich(&site.summary),
        status: Some(composer.scene_status(site.status, &site.facts)),
        frame: Some(Frame {
            href: None,
            alt: alt(composer, composer.text(&site.name)),
            ..composer.site_frame(site)
        }),
    };
    let scenes = content
        .scenes_of(&site.id)
        .map(|scene| composer.scene_frame(scene))
        .collect();
    let mut body = vec![
        Block::Head(head),
        composer.section(
            "scenes",
            Label::ScenesHere,
            vec![
                Block::Grid(scenes),
                Block::Note(composer.rich(&site.listed)),
            ],
        ),
        composer.section(
            "statements",
            Label::WhatSourcesSay,
            vec![composer.statements(&site.facts)],
        ),
    ];
    if !site.unknown.is_empty() {
        body.push(composer.section(
            "unknown",
            Label::Unknown,
            vec![Block::Gaps(composer.riches(&site.unknown))],
        ));
    }
    body.extend(composer.guide_section(&site.id));
    body.push(composer.where_to_ask());
    Draft {
        title: composer.text(&site.name).into(),
        description: composer.text(&site.summary).into(),
        body,
        structured: vec![structured::place(composer, &site.name, &site.summary)],
    }
}

fn scene(composer: &Composer, scene: &Scene) -> Draft {
    let content = composer.content;
    let site = content
        .sites
        .iter()
        .find(|site| site.id == scene.site)
        .expect("checked when loaded");
    let name = composer.text(&scene.name);
    let mut frame = Frame {
        href: None,
        alt: alt(composer, name),
        ..composer.scene_frame(scene)
    };
    if let Some(photo) = &scene.photo {
        frame.alt = composer.text(&photo.alt).into();
        frame.credit = Some(format!(
            "{}{}, {}",
            composer.label(Label::Photo),
            photo.author,
            photo.date
        ));
    }
    let head = PageHead {
        over: Some(composer.text(&site.name).into()),
        title: composer.rich(&scene.name),
        lead: composer.rich(&scene.summary),
        status: Some(composer.scene_status(scene.status, &scene.facts)),
        frame: Some(frame),
    };
    let not_stated = composer.label(Label::NotStated);
    let site_link = composer.site_name(&site.id);
    let term = |label: Label, says: Rich| Term {
        name: composer.label(label).into(),
        says: vec![says],
    };
    let mut terms = vec![
        term(
            Label::Site,
            Rich(vec![Run::Link(site_link.href, site_link.text)]),
        ),
        term(
            Label::Status,
            composer.plain(&composer.scene_status(scene.status, &scene.facts).text),
        ),
    ];
    if let Some(stands_for) = scene.era {
        terms.push(term(
            Label::Era,
            composer.plain(era(composer.lang, stands_for)),
        ));
    }
    terms.push(term(
        Label::Frontage,
        composer.plain(
            scene
                .frontage
                .map_or(not_stated, |side| frontage(composer.lang, side)),
        ),
    ));
    terms.extend(composer.in_the_guide(&[&scene.id, &site.id]));
    let unknown: Vec<Rich> = scene
        .unknown
        .iter()
        .chain(&site.unknown)
        .map(|text| composer.rich(text))
        .collect();
    let others = content
        .scenes_of(&site.id)
        .filter(|other| other.id != scene.id)
        .map(|other| composer.scene_frame(other))
        .collect();
    let body = vec![
        Block::Head(head),
        composer.section("short", Label::InShort, vec![Block::Terms(terms)]),
        composer.section(
            "statements",
            Label::WhatSourcesSay,
            vec![composer.statements(&scene.facts)],
        ),
        composer.section("unknown", Label::Unknown, vec![Block::Gaps(unknown)]),
        composer.where_to_ask(),
        composer.section(
            "others",
            Label::OtherScenes,
            vec![Block::Strip(composer.text(&site.name).into(), others)],
        ),
    ];
    Draft {
        title: format!("{name} · {}", composer.text(&site.name)),
        description: match composer.lang {
            Lang::Zh => format!("{name}：{}", composer.text(&scene.summary)),
            Lang::En => format!("{name}. {}", composer.text(&scene.summary)),
        },
        body,
        structured: vec![structured::place(composer, &scene.name, &scene.summary)],
    }
}

fn alt(composer: &Composer, name: &str) -> String {
    format!("{}{name}", composer.label(Label::Drawing))
}
