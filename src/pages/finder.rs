//! What can be found: everything on the site as one list, for the index that is built ahead, and the page that shows
//! it to whoever looks for something without script.

use super::{Composer, Draft, composer::WHERE_TO_ASK, scenes::ON_A_PAGE};
use crate::{
    blocks::{Block, LinkCard, Offer, Rich, Section},
    content::Content,
    domain::{
        Entry, Era, Fact, Frontage, Id, Lang, Localized, Measure, Scene, SceneStatus, SceneType,
        Topic,
    },
    finder::{Kind, Listed, ListedScene, Listing, Mark, NOT_STATED},
    routes::{BaseUrl, Route},
    text::{
        compose::{Label, all_in_catalogue, era, frontage, scene_status, scene_type},
        finder_words, offline_words, share_words,
    },
};
use std::collections::HashSet;

/// The page that lists everything.
pub(super) fn page(composer: &Composer) -> Draft {
    let text = &composer.content.pages.search;
    let listing = listing(composer.content);
    let lang = composer.lang as usize;
    let mut body = vec![composer.head(text)];
    for (kind, name) in Kind::ALL.into_iter().zip(finder_words(composer.lang).kinds) {
        // Every statement stands on the page of sources already, which is among the pages.
        let own: Vec<&Listed> = listing
            .entries
            .iter()
            .filter(|one| one.kind == kind && kind != Kind::Fact)
            .collect();
        // Scenes grow in number; the catalogue has pages for them.
        let most = if kind == Kind::Scene {
            ON_A_PAGE
        } else {
            own.len()
        };
        let text = all_in_catalogue(composer.lang, own.len());
        let more = (own.len() > most).then(|| composer.link(&Route::Scenes, text));
        let cards: Vec<LinkCard> = own
            .into_iter()
            .take(most)
            .map(|one| LinkCard {
                href: format!("{}{}", composer.path(&Route::Home), one.path),
                title: composer.plain(&one.title[lang]),
                text: Rich::default(),
            })
            .collect();
        if !cards.is_empty() {
            body.push(Block::Section(Section {
                id: id(kind).into(),
                title: composer.plain(name),
                lead: None,
                more,
                body: vec![Block::Links(cards)],
            }));
        }
    }
    Draft::of_page(composer, text, body)
}

const fn id(kind: Kind) -> &'static str {
    match kind {
        Kind::Page => "pages",
        Kind::Scene => "scenes",
        Kind::Measure => "measures",
        Kind::Guide => "guide",
        Kind::Fact => "facts",
    }
}

/// Everything that can be found.
pub fn listing(content: &Content) -> Listing {
    let facets = facets(content);
    let both = Lang::ALL.map(|lang| Composer { content, lang });
    let source = Everything { content, both };
    let pages = Route::FIXED.iter().map(|route| source.page(route));
    let sites = content.sites.iter().map(|site| {
        let route = Route::Scene(site.id.clone());
        let searched = [&site.summary, &site.listed].into_iter();
        let searched = searched.chain(&site.catalogue_gaps).chain(&site.unknown);
        source.listed(Kind::Page, &route, &site.name, &Route::Scenes, searched)
    });
    let topics = content.topics.iter().map(|topic| {
        let route = Route::Topic(topic.id.clone());
        source.listed(
            Kind::Page,
            &route,
            &topic.name,
            &Route::Guide,
            [&topic.summary],
        )
    });
    let scenes = content
        .scenes
        .iter()
        .map(|scene| source.scene(scene, &facets));
    let measures = content
        .measures
        .measures
        .iter()
        .map(|measure| source.measure(measure));
    let entries = content.topics.iter();
    let entries =
        entries.flat_map(|topic| topic.entries.iter().map(|entry| source.entry(topic, entry)));
    let stated = content.facts.iter().map(|fact| source.fact(fact));
    Listing {
        entries: pages
            .chain(sites)
            .chain(topics)
            .chain(scenes)
            .chain(measures)
            .chain(entries)
            .chain(stated)
            .collect(),
        facets: facets
            .into_iter()
            .map(|facet| (facet.key.into(), facet.name, facet.values))
            .collect(),
    }
}

/// Something to filter scenes by, with how a scene's value is found.
struct Facet<'c> {
    key: &'static str,
    name: [String; 2],
    values: Vec<(String, [String; 2])>,
    of: Box<dyn Fn(&Scene) -> String + 'c>,
}

/// What scenes are filtered by, in the order of the page; the status comes last.
fn facets(content: &Content) -> Vec<Facet<'_>> {
    let label = |label: Label| Lang::ALL.map(|lang| label.get(lang).to_owned());
    let named = |name: &dyn Fn(Lang) -> &'static str| Lang::ALL.map(|lang| name(lang).to_owned());
    let sites = content.sites.iter();
    let sites = sites
        .map(|site| (site.id.to_string(), texts(&site.name)))
        .collect();
    let eras = [("modern", Era::Modern), ("period", Era::Period)];
    let frontages = [
        ("interior", Frontage::Interior),
        ("exterior", Frontage::Exterior),
    ];
    let stated = [
        ("in-use", SceneStatus::InUse),
        ("under-construction", SceneStatus::UnderConstruction),
        ("planned", SceneStatus::Planned),
        ("place", SceneStatus::Place),
    ];
    let key = |found: Option<&str>| found.unwrap_or(NOT_STATED).to_owned();
    let mut facets = vec![
        Facet {
            key: "site",
            name: label(Label::Site),
            values: sites,
            of: Box::new(|scene| scene.site.to_string()),
        },
        Facet {
            key: "type",
            name: label(Label::SceneType),
            values: SceneType::ALL
                .map(|one| (key_of(one), named(&|lang| scene_type(lang, one))))
                .to_vec(),
            of: Box::new(|scene| key_of(scene.scene_type)),
        },
        Facet {
            key: "era",
            name: label(Label::Era),
            values: eras
                .map(|(key, one)| (key.to_owned(), named(&|lang| era(lang, one))))
                .to_vec(),
            of: Box::new(move |scene| {
                key(eras
                    .iter()
                    .find(|(_, one)| scene.era == Some(*one))
                    .map(|(key, _)| *key))
            }),
        },
        Facet {
            key: "frontage",
            name: label(Label::Frontage),
            values: frontages
                .map(|(key, one)| (key.to_owned(), named(&|lang| frontage(lang, one))))
                .to_vec(),
            of: Box::new(move |scene| {
                key(frontages
                    .iter()
                    .find(|(_, one)| scene.frontage == Some(*one))
                    .map(|(key, _)| *key))
            }),
        },
        Facet {
            key: "status",
            name: label(Label::Status),
            values: stated
                .map(|(key, one)| (key.to_owned(), named(&|lang| scene_status(lang, one))))
                .to_vec(),
            of: Box::new(move |scene| {
                key(stated
                    .iter()
                    .find(|(_, one)| scene.status == *one)
                    .map(|(key, _)| *key))
            }),
        },
    ];
    for facet in &mut facets {
        facet
            .values
            .push((NOT_STATED.into(), label(Label::NotStated)));
        // A value that no scene has would only be in the way.
        let of = &facet.of;
        facet
            .values
            .retain(|(key, _)| content.scenes.iter().any(|scene| of(scene) == *key));
    }
    facets
}

/// The type as it is written in the content.
fn key_of(scene_type: SceneType) -> String {
    let value = serde_json::to_value(scene_type).expect("a name");
    value.as_str().expect("a name").to_owned()
}

struct Everything<'a> {
    content: &'a Content,
    both: [Composer<'a>; 2],
}

impl Everything<'_> {
    fn each(&self, text: impl Fn(&Composer) -> String) -> [String; 2] {
        [text(&self.both[0]), text(&self.both[1])]
    }

    fn fixed(&self, route: &Route) -> [String; 2] {
        self.each(|composer| composer.fixed_title(route).to_owned())
    }

    fn page(&self, route: &Route) -> Listed {
        let page = self.both[0].page_text(route);
        let title = texts(&page.title);
        let text = self.each(|composer| {
            let mut said = vec![composer.text(&page.description).to_owned()];
            said.push(composer.text(&page.lead).to_owned());
            said.extend(shown(composer, route));
            let mut seen = HashSet::new();
            said.retain(|line| !line.is_empty() && seen.insert(line.clone()));
            said.join(" ")
        });
        Listed {
            text,
            ..Self::of(Kind::Page, route, "", title, <[String; 2]>::default(), [])
        }
    }

    fn listed<'t>(
        &self,
        kind: Kind,
        route: &Route,
        title: &Localized,
        above: &Route,
        searched: impl IntoIterator<Item = &'t Localized>,
    ) -> Listed {
        Self::of(kind, route, "", texts(title), self.fixed(above), searched)
    }

    fn of<'t>(
        kind: Kind,
        route: &Route,
        anchor: &str,
        title: [String; 2],
        place: [String; 2],
        searched: impl IntoIterator<Item = &'t Localized>,
    ) -> Listed {
        let mut text = <[String; 2]>::default();
        for one in searched {
            for (text, one) in text.iter_mut().zip(texts(one)) {
                text.push_str(if text.is_empty() { "" } else { " " });
                text.push_str(&one);
            }
        }
        let path = route.path(Lang::Zh);
        Listed {
            kind,
            path: format!("{}{anchor}", path.trim_start_matches('/')),
            title,
            place,
            text,
            scene: None,
        }
    }

    fn scene(&self, scene: &Scene, facets: &[Facet]) -> Listed {
        let site = self.each(|composer| {
            let mut sites = composer.content.sites.iter();
            let site = sites.find(|site| site.id == scene.site);
            let site = site.expect("checked when loaded");
            let also = site.also.iter().map(|name| composer.text(name));
            let names = [composer.text(&site.name)].into_iter().chain(also);
            names
                .collect::<Vec<_>>()
                .join(finder_words(composer.lang).dot)
        });
        let value = |facet: &Facet| {
            let key = (facet.of)(scene);
            let at = facet.values.iter().position(|(one, _)| *one == key);
            at.and_then(|at| u8::try_from(at).ok())
                .expect("every scene's value is among its facet's, and they are few")
        };
        let frame = self.both[0].scene_frame(scene);
        let status = |composer: &Composer| composer.scene_status(scene.status, &scene.facts).text;
        let listed = ListedScene {
            values: facets.iter().map(value).collect(),
            mark: match frame.status.mark {
                Offer::Open => Mark::Open,
                Offer::Building => Mark::Building,
                Offer::Planned => Mark::Plan,
                Offer::Ask | Offer::Unpublished => Mark::Ask,
            },
            status: self.each(status),
            picture: frame.picture,
        };
        let route = Route::Scene(scene.id.clone());
        let technique = scene.technique.iter();
        let technique = technique.flat_map(|all| [&all.sound, &all.power, &all.size, &all.load_in]);
        let searched = [&scene.summary]
            .into_iter()
            .chain(technique.flatten())
            .chain(scene.works.iter().map(|work| &work.title))
            .chain(&scene.unknown);
        let name = texts(&scene.name);
        Listed {
            scene: Some(listed),
            ..Self::of(Kind::Scene, &route, "", name, site, searched)
        }
    }

    fn measure(&self, measure: &Measure) -> Listed {
        let route = Route::Measure(measure.id.clone());
        let parts = measure.parts.iter().map(|part| &part.name);
        let searched = [&measure.summary].into_iter().chain(parts);
        let searched = searched.chain(&measure.not_published.items);
        self.listed(
            Kind::Measure,
            &route,
            &measure.name,
            &Route::Measures,
            searched,
        )
    }

    fn entry(&self, topic: &Topic, entry: &Entry) -> Listed {
        let route = Route::Topic(topic.id.clone());
        let facts = entry
            .facts
            .iter()
            .map(|id: &Id| &self.content.fact(id).statement.text);
        let searched = entry.text.iter().chain(&entry.audience).chain(facts);
        let searched = searched.chain(&entry.unknown);
        let anchor = format!("#{}", entry.id);
        Self::of(
            Kind::Guide,
            &route,
            &anchor,
            texts(&entry.title),
            texts(&topic.name),
            searched,
        )
    }

    fn fact(&self, fact: &Fact) -> Listed {
        let place = self.each(|composer| composer.reference(&fact.id).source);
        let anchor = format!("#{}", fact.id);
        Self::of(
            Kind::Fact,
            &Route::Sources,
            &anchor,
            texts(&fact.statement.text),
            place,
            [],
        )
    }
}

/// What a page shows that is no entry of its own, as lines: its headings, its prose, its remarks and its checklist.
fn shown(composer: &Composer, route: &Route) -> Vec<String> {
    let mut lines = Vec::new();
    match route {
        // They list what is here, and the booth's slides repeat it.
        Route::Scenes | Route::Search | Route::Present => return lines,
        Route::About => lines.push(offline_words(composer.lang).heading.into()),
        Route::Share => lines.push(share_words(composer.lang).poster.into()),
        _ => {}
    }
    // Nothing of an address is read here.
    let base = BaseUrl::parse("https://example.cn/").expect("a base address");
    lines_of(&super::draft(composer, &base, route).body, &mut lines);
    lines
}

fn lines_of(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        let mut add = |text: &Rich| lines.push(text.plain());
        match block {
            // Where to ask stands on nearly every page.
            Block::Section(section) if section.id != WHERE_TO_ASK => {
                add(&section.title);
                section.lead.iter().for_each(&mut add);
                lines_of(&section.body, lines);
            }
            Block::Groups(groups) => {
                for group in groups {
                    lines.extend([group.title.plain(), group.text.plain()]);
                    lines_of(&group.body, lines);
                }
            }
            Block::Prose(texts) | Block::Gaps(texts) => texts.iter().for_each(add),
            Block::Note(text) => add(text),
            Block::Tasks(tasks) => tasks.iter().for_each(|task| add(&task.name)),
            Block::Ways(ways) => {
                for way in ways {
                    lines.extend([way.title.plain(), way.text.plain()]);
                }
            }
            Block::Checklist(list) => {
                for phase in &list.phases {
                    lines.push(phase.title.plain());
                    lines.extend(phase.lines.iter().map(|line| line.text.plain()));
                }
            }
            _ => {}
        }
    }
}

fn texts(text: &Localized) -> [String; 2] {
    Lang::ALL.map(|lang| text.get(lang).to_owned())
}
