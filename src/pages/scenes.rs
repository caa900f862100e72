//! Sites and scenes.

use super::{Composer, Draft, is_site, structured};
use crate::{
    blocks::{Block, Finder, Frame, PageHead, Rich, Run, Section, Term},
    content::Content,
    domain::{Id, Lang, Scene, Site},
    routes::Route,
    text::compose::{Label, era, frontage},
};

/// How many scenes stand on a page of the catalogue, so that its HTML stays small.
const ON_A_PAGE: usize = 48;

/// How many pages the catalogue has.
pub(super) fn pages(content: &Content) -> usize {
    content.scenes.len().div_ceil(ON_A_PAGE).max(1)
}

pub(super) fn overview(composer: &Composer, page: usize) -> Draft {
    let content = composer.content;
    let text = &content.pages.scenes;
    let pages = pages(content);
    let listed = content
        .sites
        .iter()
        .flat_map(|site| content.scenes_of(&site.id));
    let here: Vec<&Scene> = listed
        .skip((page - 1) * ON_A_PAGE)
        .take(ON_A_PAGE)
        .collect();
    let mut whole = Vec::new();
    for site in &content.sites {
        let scenes: Vec<_> = here.iter().filter(|scene| scene.site == site.id).collect();
        if !scenes.is_empty() {
            let frames = scenes.into_iter().map(|scene| composer.scene_frame(scene));
            whole.push(of_site(composer, site, frames.collect()));
        }
    }
    let mut draft_title = composer.text(&text.title).to_owned();
    if pages > 1 {
        let number = format!(
            "{}{page}{}{pages}{}",
            composer.label(Label::Page),
            composer.label(Label::PageOf),
            composer.label(Label::Pages)
        );
        let link = |page: usize| {
            let route = if page == 1 {
                Route::Scenes
            } else {
                Route::ScenesPage(page)
            };
            composer.link(
                &route,
                format!(
                    "{}{page}{}",
                    composer.label(Label::Page),
                    composer.label(Label::Pages)
                ),
            )
        };
        whole.push(Block::Note(composer.plain(&number)));
        whole.push(Block::Pager(
            (page > 1).then(|| link(page - 1)),
            (page < pages).then(|| link(page + 1)),
        ));
        draft_title = format!("{draft_title} · {number}");
    }
    let finder = Finder {
        lang: composer.lang,
        index: super::finder::listing(content).write(),
        is_paged: pages > 1,
        claims: content
            .sites
            .iter()
            .map(|site| composer.claim(site))
            .collect(),
        whole,
    };
    let body = vec![composer.head(text), Block::Finder(Box::new(finder))];
    Draft {
        title: draft_title,
        ..Draft::of_page(composer, text, body)
    }
}

fn of_site(composer: &Composer, site: &Site, frames: Vec<Frame>) -> Block {
    let dues = composer.dues(&site.facts);
    let mut parts = Vec::new();
    if !dues.is_empty() {
        parts.push(Block::Dues(dues));
    }
    parts.push(Block::Grid(frames));
    parts.push(Block::Note(composer.rich(&site.listed)));
    Block::Section(Section {
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
    })
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
