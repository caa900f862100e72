//! Guards the gate through which content passes: what is wrong in a content file is found before it is
//! published, named with its file and place, and told so that an editor can mend it. And that nothing
//! the sources give is left out: every numbered fact is there, and shown.

#![cfg(feature = "ssr")]

use qujiang_drama::{
    content::{Content, Fault, schema},
    document::Piece,
    domain::{Id, Lang},
    pages::{compose, removed_routes, routes},
    routes::{BaseUrl, Route},
};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

const CONTENT: &str = "public/content";

/// A copy of the content and of the files it names, to be broken.
struct Copy(PathBuf);

impl Copy {
    fn new() -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("content-{}-{number}", std::process::id());
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        for folder in ["content", "drawings", "photos"] {
            let from = Path::new("public").join(folder);
            let to = root.join(folder);
            fs::create_dir_all(&to).expect("a folder for the copy");
            let entries = fs::read_dir(from).into_iter().flatten().flatten();
            for file in entries.filter(|entry| entry.path().is_file()) {
                fs::copy(file.path(), to.join(file.file_name())).expect("a file is copied");
            }
        }
        Self(root)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join("content").join(name)
    }

    /// Changes a file as JSON.
    fn edit(&self, name: &str, change: impl FnOnce(&mut Value)) -> &Self {
        let mut value = json_of(&self.file(name));
        change(&mut value);
        fs::write(self.file(name), value.to_string()).expect("a file is written");
        self
    }

    /// Changes a file as text; what is replaced must be there.
    fn replace(&self, name: &str, from: &str, to: &str) -> &Self {
        let text = fs::read_to_string(self.file(name)).expect("a file is read");
        assert!(text.contains(from), "{name} does not contain {from}");
        fs::write(self.file(name), text.replacen(from, to, 1)).expect("a file is written");
        self
    }

    fn faults(&self) -> Vec<Fault> {
        match Content::load(&self.0.join("content")) {
            Ok(_) => Vec::new(),
            Err(report) => report.faults,
        }
    }

    /// Expects one fault and no other: its file and place, and words of what is wrong and what to do.
    fn refuses(&self, file: &str, path: &str, wrong: &str, remedy: &str) {
        let faults = self.faults();
        let [fault] = faults.as_slice() else {
            panic!("one fault was expected at {file}: {path}, but there are: {faults:#?}");
        };
        assert_eq!((fault.file, fault.path.as_str()), (file, path), "{fault}");
        assert!(fault.wrong.contains(wrong), "{fault}");
        assert!(fault.remedy.contains(remedy), "{fault}");
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn json_of(file: &Path) -> Value {
    let text = fs::read_to_string(file).expect("a content file is read");
    serde_json::from_str(&text).expect("a content file is JSON")
}

/// The place in a list of the first entry that fits.
fn position(list: &Value, fits: impl Fn(&Value) -> bool) -> usize {
    let list = list.as_array().expect("a list");
    list.iter().position(fits).expect("an entry that fits")
}

fn content() -> Content {
    Content::load(Path::new(CONTENT)).unwrap_or_else(|report| panic!("{report}"))
}

#[test]
fn an_untouched_copy_is_sound() {
    assert_eq!(Copy::new().faults(), []);
}

#[test]
fn broken_json_is_named_with_its_line() {
    let copy = Copy::new();
    copy.replace("plan.json", "\"position_fact\":", "\"position_fact\"");
    let faults = copy.faults();
    let [fault] = faults.as_slice() else {
        panic!("{faults:#?}")
    };
    assert_eq!(fault.file, "plan.json");
    assert!(fault.wrong.contains("line "), "{fault}");
    assert!(fault.remedy.contains("missing comma"), "{fault}");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let copy = Copy::new();
    fs::remove_file(copy.file("guide.json")).expect("a file is removed");
    copy.refuses("guide.json", "", "cannot be read", "must be there");
}

#[test]
fn what_follows_the_end_of_a_file_is_refused() {
    let copy = Copy::new();
    let text = fs::read_to_string(copy.file("site.json")).expect("a file is read");
    fs::write(copy.file("site.json"), text + "}").expect("a file is written");
    copy.refuses("site.json", "", "trailing", "closing bracket");
}

#[test]
fn a_missing_translation_is_refused_in_either_language() {
    for (field, tongue) in [("zh", "Chinese"), ("en", "English")] {
        for empty in ["", "  "] {
            let copy = Copy::new();
            copy.edit("facts.json", |json| {
                json["facts"][3]["text"][field] = empty.into();
            });
            let path = format!("facts[3].text.{field}");
            copy.refuses("facts.json", &path, tongue, "both languages");
        }
    }
}

#[test]
fn a_translation_that_is_left_out_is_refused_wherever_it_is() {
    for (file, pointer, path) in [
        ("pages.json", "/pages/home/title", "pages.home.title.en"),
        (
            "measures.json",
            "/measures/0/parts/0/name",
            "measures[0].parts[0].name.en",
        ),
        ("scenes.json", "/scenes/2/summary", "scenes[2].summary.en"),
        ("plan.json", "/timeline/1/text", "timeline[1].text.en"),
        (
            "guide.json",
            "/topics/0/entries/0/title",
            "topics[0].entries[0].title.en",
        ),
        ("sources.json", "/nowhere/items/0", "nowhere.items[0].en"),
        ("site.json", "/name", "name.en"),
    ] {
        let copy = Copy::new();
        copy.edit(file, |json| {
            let text = json
                .pointer_mut(pointer)
                .and_then(Value::as_object_mut)
                .expect("a text");
            text.remove("en");
        });
        copy.refuses(file, path, "English", "both languages");
    }
}

#[test]
fn a_dangling_id_is_refused_in_every_list() {
    for (file, pointer, path, noun) in [
        ("facts.json", "/facts/0/source", "facts[0].source", "source"),
        (
            "facts.json",
            "/facts/0/group",
            "facts[0].group",
            "group of facts",
        ),
        ("plan.json", "/position_fact", "position_fact", "fact"),
        ("plan.json", "/background/0", "background[0]", "fact"),
        (
            "plan.json",
            "/projects/0/tasks/0/facts/0",
            "projects[0].tasks[0].facts[0]",
            "fact",
        ),
        (
            "plan.json",
            "/timeline/0/facts/0",
            "timeline[0].facts[0]",
            "fact",
        ),
        (
            "measures.json",
            "/measures/0/area",
            "measures[0].area",
            "area",
        ),
        (
            "measures.json",
            "/measures/0/parts/0/facts/0",
            "measures[0].parts[0].facts[0]",
            "fact",
        ),
        (
            "measures.json",
            "/not_published/source",
            "not_published.source",
            "source",
        ),
        ("scenes.json", "/scenes/0/site", "scenes[0].site", "site"),
        (
            "scenes.json",
            "/scenes/0/drawing",
            "scenes[0].drawing",
            "drawing",
        ),
        (
            "scenes.json",
            "/sites/0/drawing",
            "sites[0].drawing",
            "drawing",
        ),
        (
            "scenes.json",
            "/scenes/0/facts/0",
            "scenes[0].facts[0]",
            "fact",
        ),
    ] {
        let copy = Copy::new();
        copy.edit(file, |json| {
            *json.pointer_mut(pointer).expect(pointer) = "no-such-id".into();
        });
        copy.refuses(
            file,
            path,
            &format!("there is no {noun} `no-such-id`"),
            "that exists",
        );
    }
}

#[test]
fn a_dangling_link_from_the_guide_or_a_measure_is_refused() {
    for (list, noun) in [
        ("measures", "measure"),
        ("scenes", "site, scene or guide topic"),
        ("facts", "fact"),
    ] {
        let copy = Copy::new();
        copy.edit("guide.json", |json| {
            let entry = &mut json["topics"][0]["entries"][0];
            entry[list] = json!(["no-such-id"]);
        });
        let path = format!("topics[0].entries[0].{list}[0]");
        copy.refuses(
            "guide.json",
            &path,
            &format!("there is no {noun}"),
            "that exists",
        );
    }
    let copy = Copy::new();
    copy.edit("measures.json", |json| {
        json["measures"][0]["topics"] = json!(["no-such-id"]);
    });
    copy.refuses(
        "measures.json",
        "measures[0].topics[0]",
        "no site, scene or guide topic",
        "that exists",
    );
}

#[test]
fn an_id_that_is_almost_right_is_met_with_the_right_one() {
    let copy = Copy::new();
    copy.edit("scenes.json", |json| {
        json["scenes"][0]["site"] = "dongga".into();
    });
    copy.refuses("scenes.json", "scenes[0].site", "`dongga`", "donggang");
}

#[test]
fn an_id_that_could_be_no_address_is_refused() {
    for bad in ["Script Award", "剧本", "-a", "a--b", ""] {
        let copy = Copy::new();
        copy.edit("measures.json", |json| {
            json["measures"][11]["id"] = bad.into();
        });
        let faults = copy.faults();
        let named = faults
            .iter()
            .any(|fault| fault.path == "measures[11].id" && fault.wrong.contains("is no id"));
        assert!(named, "{bad}: {faults:#?}");
    }
}

#[test]
fn an_id_that_is_used_twice_in_a_list_is_refused() {
    for (file, list) in [
        ("facts.json", "facts"),
        ("facts.json", "groups"),
        ("sources.json", "sources"),
        ("sources.json", "speakers"),
        ("plan.json", "targets"),
        ("plan.json", "projects"),
        ("plan.json", "timeline"),
        ("measures.json", "areas"),
        ("measures.json", "measures"),
    ] {
        let copy = Copy::new();
        let mut id = Value::Null;
        copy.edit(file, |json| {
            id = json[list][0]["id"].clone();
            json[list][1]["id"] = id.clone();
        });
        // What referred to the entry that lost its id dangles now: that is reported as well.
        let faults = copy.faults();
        let id = id.as_str().expect("an id");
        let is_named = faults.iter().any(|fault| {
            (fault.file, fault.path.as_str()) == (file, &format!("{list}[1]"))
                && fault
                    .wrong
                    .contains(&format!("`{id}` is used twice, first at {list}[0]"))
                && fault.remedy.contains("another id")
        });
        assert!(is_named, "{file} {list}: {faults:#?}");
    }
}

#[test]
fn a_site_a_scene_and_a_topic_cannot_share_an_id() {
    for (file, list) in [("scenes.json", "scenes"), ("guide.json", "topics")] {
        let copy = Copy::new();
        copy.edit(file, |json| {
            let last = json[list].as_array().expect("a list").len() - 1;
            json[list][last]["id"] = "donggang".into();
        });
        let faults = copy.faults();
        let is_named = faults.iter().any(|fault| {
            fault.file == file
                && fault.wrong.contains("`donggang` is used twice")
                && fault.remedy.contains("share one set of ids")
        });
        assert!(is_named, "{faults:#?}");
    }
}

#[test]
fn an_id_where_the_site_has_a_page_of_its_own_is_refused() {
    for (id, is_refused) in [
        ("recce", true),
        ("page-2", true),
        ("page-12", true),
        ("page-two", false),
        ("page", false),
    ] {
        let copy = Copy::new();
        copy.edit("scenes.json", |json| {
            let last = json["scenes"].as_array().expect("a list").len() - 1;
            json["scenes"][last]["id"] = id.into();
        });
        let faults = copy.faults();
        let is_named = faults.iter().any(|fault| {
            fault.file == "scenes.json"
                && fault
                    .wrong
                    .contains(&format!("`{id}` is the address of one"))
                && fault.remedy.contains("Choose another")
        });
        assert_eq!(is_named, is_refused, "{id}: {faults:#?}");
    }
}

#[test]
fn a_date_that_does_not_exist_is_refused() {
    for bad in ["2025-02-30", "2025-13", "mid-2025", "2025-6", "近日", ""] {
        let copy = Copy::new();
        copy.edit("facts.json", |json| json["facts"][0]["as_of"] = bad.into());
        copy.refuses(
            "facts.json",
            "facts[0].as_of",
            "is not a date that exists",
            "as exactly as the source",
        );
    }
    let copy = Copy::new();
    copy.edit("site.json", |json| json["checked"] = "2025-06".into());
    copy.refuses("site.json", "checked", "is not a date", "whole day");
}

#[test]
fn a_target_that_is_marked_as_a_fact_is_refused() {
    let copy = Copy::new();
    let mut at = 0;
    copy.edit("facts.json", |json| {
        at = position(&json["facts"], |fact| fact["id"] == "f61");
        json["facts"][at]["kind"] = "fact".into();
    });
    let faults = copy.faults();
    assert!(!faults.is_empty());
    for fault in faults {
        assert_eq!(fault.path, format!("facts[{at}].kind"), "{fault}");
        assert!(fault.wrong.contains("marked as a fact"), "{fault}");
        assert!(fault.remedy.contains("`target`"), "{fault}");
    }
}

#[test]
fn every_promise_the_content_holds_would_be_caught_as_a_fact() {
    let facts = json_of(&Path::new(CONTENT).join("facts.json"));
    let facts = facts["facts"].as_array().expect("facts");
    let promised = facts
        .iter()
        .enumerate()
        .filter(|(_, fact)| fact["due"].as_array().is_some_and(|due| !due.is_empty()));
    let mut count = 0;
    for (at, _) in promised {
        count += 1;
        let copy = Copy::new();
        copy.edit("facts.json", |json| {
            json["facts"][at]["kind"] = "fact".into();
        });
        let path = format!("facts[{at}].kind");
        assert!(
            copy.faults().iter().any(|fault| fault.path == path),
            "facts[{at}] passes as a fact"
        );
    }
    assert!(count >= 5, "{count} promises");
}

#[test]
fn a_target_of_the_plan_must_rest_on_a_statement_that_is_one() {
    let copy = Copy::new();
    copy.edit("plan.json", |json| {
        json["targets"][0]["fact"] = "f53".into();
    });
    copy.refuses(
        "plan.json",
        "targets[0].fact",
        "`f53` is not marked as a target",
        "`target`",
    );
}

#[test]
fn a_task_of_the_plan_is_no_fact() {
    for kind in ["fact", "claim"] {
        let copy = Copy::new();
        copy.edit("plan.json", |json| {
            json["projects"][0]["tasks"][0]["kind"] = kind.into();
        });
        copy.refuses(
            "plan.json",
            "projects[0].tasks[0].kind",
            "marked as a fact",
            "`plan`",
        );
    }
}

#[test]
fn a_claim_names_who_claims_it() {
    let copy = Copy::new();
    let mut at = 0;
    copy.edit("facts.json", |json| {
        at = position(&json["facts"], |fact| fact["kind"] == "claim");
        json["facts"][at]
            .as_object_mut()
            .expect("a fact")
            .remove("speaker");
    });
    copy.refuses(
        "facts.json",
        &format!("facts[{at}].speaker"),
        "without its speaker",
        "sources.json",
    );
    copy.edit("facts.json", |json| {
        json["facts"][at]["speaker"] = "nobody".into();
    });
    copy.refuses(
        "facts.json",
        &format!("facts[{at}].speaker"),
        "no speaker `nobody`",
        "that exists",
    );
}

#[test]
fn a_statement_of_a_dated_source_bears_a_date() {
    let copy = Copy::new();
    let mut at = 0;
    copy.edit("facts.json", |json| {
        at = position(&json["facts"], |fact| fact["id"] == "f53");
        json["facts"][at]
            .as_object_mut()
            .expect("a fact")
            .remove("as_of");
    });
    copy.refuses(
        "facts.json",
        &format!("facts[{at}].as_of"),
        "is missing",
        "bears a date",
    );
}

#[test]
fn a_field_that_nobody_reads_is_refused() {
    for (file, pointer, path, remedy) in [
        (
            "facts.json",
            "/facts/0",
            "facts[0].titel",
            "There are: id, group",
        ),
        ("site.json", "", "titel", "There are: "),
        (
            "measures.json",
            "/measures/3/parts/0",
            "measures[3].parts[0].titel",
            "There are: id, name",
        ),
    ] {
        let copy = Copy::new();
        copy.edit(file, |json| {
            json.pointer_mut(pointer).expect(pointer)["titel"] = "x".into();
        });
        copy.refuses(file, path, "unknown field `titel`", remedy);
    }
}

#[test]
fn a_word_that_is_no_choice_is_refused() {
    let copy = Copy::new();
    copy.edit("facts.json", |json| {
        json["facts"][0]["kind"] = "truth".into();
    });
    copy.refuses(
        "facts.json",
        "facts[0].kind",
        "`truth` is not known here",
        "There are: ",
    );
}

#[test]
fn what_is_not_published_has_no_figure_and_what_is_published_has_one() {
    let find = |certainty: &str| {
        let json = json_of(&Path::new(CONTENT).join("measures.json"));
        let measures = json["measures"].as_array().expect("measures").clone();
        measures.iter().enumerate().find_map(|(m, measure)| {
            let parts = measure["parts"].as_array().expect("parts");
            parts
                .iter()
                .position(|part| part["certainty"] == certainty)
                .map(|p| (m, p))
        })
    };
    let (m, p) = find("unpublished").expect("an unpublished part");
    let copy = Copy::new();
    copy.edit("measures.json", |json| {
        json["measures"][m]["parts"][p]["figure"] = json!({ "zh": "免费", "en": "free" });
    });
    let path = format!("measures[{m}].parts[{p}].figure");
    copy.refuses(
        "measures.json",
        &path,
        "a figure on an unpublished part",
        "Leave the figure out",
    );

    let (m, p) = find("published").expect("a published part");
    let copy = Copy::new();
    copy.edit("measures.json", |json| {
        json["measures"][m]["parts"][p]
            .as_object_mut()
            .expect("a part")
            .remove("figure");
    });
    let path = format!("measures[{m}].parts[{p}].figure");
    copy.refuses(
        "measures.json",
        &path,
        "the figure is missing",
        "`unpublished`",
    );
}

#[test]
fn a_figure_says_no_number_that_its_facts_do_not_say() {
    // f37 gives 80,000 yuan: 8 万元 in Chinese.
    for (field, figure, number) in [("zh", "9 万元", "9"), ("en", "90,000 yuan", "90,000")] {
        let copy = Copy::new();
        let mut at = 0;
        copy.edit("measures.json", |json| {
            let parts = &mut json["measures"][0]["parts"];
            at = position(parts, |part| {
                part["facts"]
                    .as_array()
                    .is_some_and(|facts| facts.contains(&json!("f37")))
            });
            parts[at]["figure"][field] = figure.into();
        });
        copy.refuses(
            "measures.json",
            &format!("measures[0].parts[{at}].figure.{field}"),
            &format!("the number {number} is in none of the facts"),
            "must agree",
        );
    }
}

#[test]
fn measures_are_numbered_in_order() {
    let copy = Copy::new();
    copy.edit("measures.json", |json| {
        json["measures"][4]["number"] = 9.into();
    });
    copy.refuses(
        "measures.json",
        "measures[4].number",
        "number 9 at place 5",
        "in order",
    );
}

#[test]
fn no_more_tasks_are_named_than_the_source_states() {
    let named = content()
        .plan
        .projects
        .iter()
        .map(|project| project.tasks.len())
        .sum::<usize>();
    let copy = Copy::new();
    copy.edit("plan.json", |json| {
        json["tasks_stated"] = (named - 1).into();
    });
    copy.refuses(
        "plan.json",
        "tasks_stated",
        &format!("{named} are named"),
        "No more can be named",
    );
    copy.edit("plan.json", |json| json["tasks_stated"] = named.into());
    assert_eq!(copy.faults(), []);
}

#[test]
fn events_stand_in_the_order_of_their_dates() {
    let copy = Copy::new();
    let mut last = 0;
    copy.edit("plan.json", |json| {
        last = json["timeline"].as_array().expect("events").len() - 1;
        json["timeline"][last]["date"] = "2020-01".into();
    });
    copy.refuses(
        "plan.json",
        &format!("timeline[{last}].date"),
        "2020-01 comes after",
        "in the order",
    );
}

#[test]
fn a_guide_entry_that_states_something_rests_on_a_fact() {
    let copy = Copy::new();
    copy.edit("guide.json", |json| {
        json["topics"][0]["entries"][0]["facts"] = json!([]);
    });
    copy.refuses(
        "guide.json",
        "topics[0].entries[0].facts",
        "without a fact",
        "`not_published`",
    );
}

#[test]
fn an_address_nobody_can_publish_at_is_refused() {
    let copy = Copy::new();
    copy.edit("site.json", |json| {
        json["base_url"] = "https://drama.example.cn".into();
    });
    copy.refuses(
        "site.json",
        "base_url",
        "does not end with a slash",
        "closing slash",
    );
}

#[test]
fn a_setting_that_is_not_known_is_left_out_and_not_left_empty() {
    for field in ["phone", "email", "icp"] {
        let copy = Copy::new();
        copy.edit("site.json", |json| json[field] = " ".into());
        copy.refuses("site.json", field, "is empty", "Leave the whole line out");
    }
}

#[test]
fn a_photograph_names_its_author_and_lies_there() {
    let copy = Copy::new();
    fs::write(copy.0.join("photos/metro.jpg"), "a picture").expect("a file is written");
    let photo = |file: &str, author: &str| json!({ "file": file, "author": author, "date": "2025-06-01", "alt": { "zh": "地铁", "en": "A metro" } });
    copy.edit("scenes.json", |json| {
        json["scenes"][0]["photo"] = photo("metro.jpg", "Li");
    });
    assert_eq!(copy.faults(), []);
    copy.edit("scenes.json", |json| {
        json["scenes"][0]["photo"] = photo("metro.jpg", "");
    });
    copy.refuses(
        "scenes.json",
        "scenes[0].photo.author",
        "without its author",
        "who took it",
    );
    copy.edit("scenes.json", |json| {
        json["scenes"][0]["photo"] = photo("gone.jpg", "Li");
    });
    copy.refuses(
        "scenes.json",
        "scenes[0].photo.file",
        "`gone.jpg`",
        "photograph",
    );
}

#[test]
fn a_scene_needs_a_type_that_is_on_the_list() {
    let copy = Copy::new();
    copy.edit("scenes.json", |json| {
        json["scenes"][0]["type"] = "spaceship".into();
    });
    let faults = copy.faults();
    let is_named = faults.iter().any(|fault| {
        fault.path == "scenes[0].type" && fault.wrong.contains("`spaceship` is not known here")
    });
    assert!(is_named, "{faults:#?}");
}

#[test]
fn a_technique_names_its_source_and_says_something() {
    let technique = |field: &str| json!({ "source": "press-conference", "as_of": "2026-01", field: { "zh": "三相电", "en": "Three-phase" } });
    for field in ["sound", "power", "size", "load_in"] {
        let copy = Copy::new();
        copy.edit("scenes.json", |json| {
            json["scenes"][0]["technique"] = technique(field);
        });
        assert_eq!(copy.faults(), []);
        copy.edit("scenes.json", |json| {
            json["scenes"][0]["technique"][field]["en"] = "".into();
        });
        let path = format!("scenes[0].technique.{field}.en");
        copy.refuses("scenes.json", &path, "English", "both languages");
    }
    let copy = Copy::new();
    copy.edit("scenes.json", |json| {
        json["scenes"][0]["technique"] = json!({ "source": "press-conference", "as_of": "2026" });
    });
    copy.refuses(
        "scenes.json",
        "scenes[0].technique",
        "says nothing",
        "leave `technique` out",
    );
    copy.edit("scenes.json", |json| {
        json["scenes"][0]["technique"] = technique("size");
        json["scenes"][0]["technique"]["source"] = "hearsay".into();
    });
    copy.refuses(
        "scenes.json",
        "scenes[0].technique.source",
        "no source `hearsay`",
        "that exists",
    );
}

#[test]
fn a_work_names_the_fact_that_says_it_was_shot_there() {
    let copy = Copy::new();
    copy.edit("scenes.json", |json| {
        json["scenes"][0]["works"] =
            json!([{ "title": { "zh": "《某剧》", "en": "Some Drama" }, "facts": [] }]);
    });
    copy.refuses(
        "scenes.json",
        "scenes[0].works[0].facts",
        "without a fact",
        "shot here",
    );
}

/// A scene that was taken out, as it is left behind.
fn removed(id: &str) -> Value {
    json!([{ "id": id, "name": { "zh": "旧机舱", "en": "Old cabin" }, "on": "2026-05-01" }])
}

#[test]
fn an_id_is_present_or_removed_and_never_both() {
    for id in ["subway-car", "donggang", "lodging"] {
        let copy = Copy::new();
        copy.edit("scenes.json", |json| json["removed"] = removed(id));
        let wrong = format!("the id `{id}` is in use, or was removed twice");
        copy.refuses("scenes.json", "removed[0].id", &wrong, "Old links");
    }
    let copy = Copy::new();
    copy.edit("scenes.json", |json| {
        json["removed"] = removed("old-cabin");
        json["removed"][0]["on"] = "2026-05".into();
    });
    copy.refuses(
        "scenes.json",
        "removed[0].on",
        "",
        "A whole day is needed here",
    );
}

#[test]
fn a_removed_scene_answers_an_old_link_and_is_listed_nowhere() {
    let copy = Copy::new();
    copy.edit("scenes.json", |json| json["removed"] = removed("old-cabin"));
    let content = Content::load(&copy.0.join("content")).expect("sound content");
    let base = BaseUrl::parse("https://drama.example.cn/").expect("a base address");
    let [route] = removed_routes(&content).try_into().expect("one address");
    assert!(!routes(&content).contains(&route));
    for (lang, name, why) in [
        (Lang::Zh, "旧机舱", "没有注明"),
        (Lang::En, "Old cabin", "None given"),
    ] {
        let page = compose(&content, &base, &route, lang).page;
        let html: String = page.pieces.iter().filter_map(html_of).collect();
        assert!(page.head.title.contains(name), "{}", page.head.title);
        assert!(html.contains(name) && html.contains(why), "{html}");
        // No address of its own among the listed ones: such a page tells search engines to leave it out.
        assert_eq!(page.head.alternates, []);
    }
}

#[test]
fn a_scenes_page_says_in_words_what_is_not_known() {
    let content = content();
    let base = BaseUrl::parse("https://drama.example.cn/").expect("a base address");
    let page = |id: &str| {
        let id = Id::new(id).expect("an id");
        let page = compose(&content, &base, &Route::Scene(id), Lang::En).page;
        page.pieces
            .iter()
            .filter_map(html_of)
            .collect::<Vec<_>>()
            .concat()
    };
    let car = page("subway-car");
    let short = car.split("id=\"statements\"").next().expect("a part");
    // Sound, power, size, load-in and what was shot there.
    assert_eq!(
        short.matches("Not stated in the sources").count(),
        5,
        "{short}"
    );
    assert!(short.contains("Transport"), "{short}");
    assert!(page("xikou-street").contains("Longyou Merchants"));
    let palace = page("palace-hall");
    assert!(palace.contains("Do not count on it"), "{palace}");
    assert!(palace.contains("id=\"milestones\""), "{palace}");
}

fn html_of(piece: &Piece) -> Option<&str> {
    match piece {
        Piece::Html(html) => Some(html),
        Piece::Print => None,
    }
}

#[test]
fn all_faults_of_all_files_are_reported_at_once() {
    let copy = Copy::new();
    copy.replace("guide.json", "{", "[")
        .edit("facts.json", |json| {
            json["facts"][0]["source"] = "no-such-id".into();
            json["facts"][1]["text"]["en"] = "".into();
        })
        .edit("scenes.json", |json| {
            json["scenes"][0]["drawing"] = "no-such-drawing".into();
        })
        .edit("site.json", |json| json["checked"] = "someday".into())
        .edit("pages.json", |json| {
            json["pages"]["about"]["lead"]["zh"] = "".into();
        });
    let faults = copy.faults();
    let found: BTreeSet<(&str, &str)> = faults
        .iter()
        .map(|fault| (fault.file, fault.path.as_str()))
        .collect();
    for expected in [
        ("facts.json", "facts[0].source"),
        ("facts.json", "facts[1].text.en"),
        ("scenes.json", "scenes[0].drawing"),
        ("site.json", "checked"),
        ("pages.json", "pages.about.lead.zh"),
    ] {
        assert!(
            found.contains(&expected),
            "{expected:?} is missing: {faults:#?}"
        );
    }
    assert!(
        faults.iter().any(|fault| fault.file == "guide.json"),
        "{faults:#?}"
    );
    // Nobody is blamed for naming a topic of a file that could not be read.
    assert_eq!(faults.len(), 6, "{faults:#?}");
}

#[test]
fn a_report_says_file_place_fault_and_remedy_on_paper() {
    let copy = Copy::new();
    copy.edit("facts.json", |json| {
        json["facts"][3]["text"]["en"] = "".into();
    });
    let report = Content::load(&copy.0.join("content"))
        .expect_err("a fault")
        .to_string();
    assert!(report.contains("facts.json: facts[3].text.en: the English text is missing\n    Every text needs both languages."), "{report}");
    assert!(report.ends_with("1 fault(s)"), "{report}");
}

#[test]
fn the_schemas_are_those_of_the_types() {
    assert_eq!(
        schema::outdated(Path::new("schema")),
        Vec::<&str>::new(),
        "run `cargo xtask schema`"
    );
}

#[test]
fn every_content_file_names_its_schema() {
    let entries = fs::read_dir(CONTENT).expect("the content").flatten();
    for file in entries.filter(|entry| entry.path().is_file()) {
        let name = file.file_name().into_string().expect("a plain name");
        let schema = format!("../../schema/{}", name.replace(".json", ".schema.json"));
        assert_eq!(json_of(&file.path())["$schema"], *schema, "{name}");
    }
}

#[test]
fn every_numbered_fact_of_the_sources_is_there() {
    let ids: BTreeSet<String> = content()
        .facts
        .iter()
        .map(|fact| fact.id.to_string())
        .collect();
    let expected: BTreeSet<String> = (1..=66)
        .map(|n| format!("f{n}"))
        .chain((1..=14).map(|n| format!("x{n}")))
        .collect();
    assert_eq!(ids, expected);
}

/// The pages on which each fact is named, by their paths; the page of sources, which lists all, left out.
fn shown() -> BTreeMap<String, BTreeSet<String>> {
    let content = content();
    let base = BaseUrl::parse("https://drama.example.cn/").expect("a base");
    let mut shown: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for route in routes(&content)
        .iter()
        .filter(|route| **route != Route::Sources)
    {
        for lang in Lang::ALL {
            let page = compose(&content, &base, route, lang).page;
            for piece in &page.pieces {
                let Piece::Html(html) = piece else { continue };
                for link in html.split("sources/#").skip(1) {
                    let id = link.split('"').next().unwrap_or_default();
                    shown
                        .entry(id.to_owned())
                        .or_default()
                        .insert(page.path.clone());
                }
            }
        }
    }
    shown
}

#[test]
fn every_fact_is_shown_where_it_matters_and_not_only_in_the_list_of_all() {
    let shown = shown();
    let hidden: Vec<String> = content()
        .facts
        .iter()
        .map(|fact| fact.id.to_string())
        .filter(|id| !shown.contains_key(id))
        .collect();
    assert_eq!(
        hidden,
        Vec::<String>::new(),
        "shown on no page but that of sources"
    );
}

#[test]
fn what_is_shown_in_one_language_is_shown_in_the_other() {
    for (fact, pages) in shown() {
        let (english, chinese): (Vec<&String>, Vec<&String>) =
            pages.iter().partition(|path| path.starts_with("/en/"));
        let english: Vec<&str> = english.iter().map(|path| &path[3..]).collect();
        assert_eq!(english, chinese, "{fact}");
    }
}

/// A wrong shape used to end the check of its file, and to shift the places of what was found after it.
#[test]
fn a_wrong_shape_hides_no_other_fault_and_shifts_no_place() {
    let copy = Copy::new();
    copy.edit("facts.json", |json| {
        json["facts"][3]["kind"] = "rumour".into();
        json["facts"][5]["kynd"] = 1.into();
        json["facts"][8]["text"]["en"] = "".into();
        json["facts"][14]["due"][0]["bound"] = "soon".into();
        json["facts"][20]["source"] = "nobody".into();
    });
    let mut places: Vec<String> = copy.faults().into_iter().map(|fault| fault.path).collect();
    places.sort();
    assert_eq!(
        places,
        [
            "facts[14].due[0].bound",
            "facts[20].source",
            "facts[3].kind",
            "facts[5].kynd",
            "facts[8].text.en"
        ]
    );
}

/// 8万 and 8亿 share their digits.
#[test]
fn a_figure_is_compared_with_its_scale() {
    let copy = Copy::new();
    copy.edit("measures.json", |json| {
        json["measures"][0]["parts"][0]["figure"]["zh"] = "8亿元".into();
    });
    copy.refuses(
        "measures.json",
        "measures[0].parts[0].figure.zh",
        "8亿",
        "must agree",
    );
}

#[test]
fn a_date_in_the_guide_is_the_one_its_fact_gives() {
    let copy = Copy::new();
    let guide = json_of(&copy.file("guide.json"));
    let entries = &guide["topics"][0]["entries"];
    let at = position(entries, |entry| entry["id"] == "hangzhou-quzhou-line");
    copy.edit("guide.json", |json| {
        json["topics"][0]["entries"][at]["when"][0]["date"] = "2025-12-27".into();
    });
    copy.refuses(
        "guide.json",
        &format!("topics[0].entries[{at}].when[0].date"),
        "`x4` does not say `2025年12月27日`",
        "as the fact has it",
    );
}

#[test]
fn a_line_has_an_entry_and_the_stops_that_its_course_needs() {
    let line = |change: fn(&mut Value)| {
        let copy = Copy::new();
        copy.edit("guide.json", |json| {
            change(&mut json["topics"][0]["journey"]["lines"][0]);
        });
        copy
    };
    let at = |field: &str| format!("topics[0].journey.lines[0].{field}");
    line(|line| line["entry"] = "no-such-line".into()).refuses(
        "guide.json",
        &at("entry"),
        "no entry of the guide `getting-here/no-such-line`",
        "add it first",
    );
    line(|line| line["stops"] = json!([line["stops"][0]])).refuses(
        "guide.json",
        &at("stops"),
        "1 stops where 2 are needed",
        "another course",
    );
    line(|line| line["stops"][1]["fact"] = "x99".into()).refuses(
        "guide.json",
        &at("stops[1].fact"),
        "there is no fact `x99`",
        "that exists",
    );
}

#[test]
fn no_topic_takes_the_checklists_address() {
    let copy = Copy::new();
    let guide = json_of(&copy.file("guide.json"));
    let last = guide["topics"].as_array().expect("topics").len();
    copy.edit("guide.json", |json| {
        let topics = json["topics"].as_array_mut().expect("topics");
        let mut topic = topics[0].clone();
        topic["id"] = "checklist".into();
        topic["journey"] = Value::Null;
        topics.push(topic);
    });
    copy.refuses(
        "guide.json",
        &format!("topics[{last}].id"),
        "the checklist's address",
        "another id",
    );
}

#[test]
fn a_line_of_the_checklist_rests_on_something_or_says_that_it_does_not() {
    let line = |change: fn(&mut Value)| {
        let copy = Copy::new();
        copy.edit("checklist.json", |json| {
            change(&mut json["phases"][0]["lines"][0]);
        });
        copy
    };
    line(|line| *line = json!({"id": "a", "text": line["text"]})).refuses(
        "checklist.json",
        "phases[0].lines[0]",
        "rests on nothing",
        "mark it `general`",
    );
    line(|line| line["general"] = true.into()).refuses(
        "checklist.json",
        "phases[0].lines[0].general",
        "general practice that is tied",
        "Take the mark or the ties away",
    );
    line(|line| line["entries"] = json!(["studios/no-such-entry"])).refuses(
        "checklist.json",
        "phases[0].lines[0].entries[0]",
        "no entry of the guide `studios/no-such-entry`",
        "that exists",
    );
    line(|line| line["id"] = "backups".into()).refuses(
        "checklist.json",
        "phases[2].lines[5].id",
        "the id `backups` is used twice",
        "choose another",
    );
}
