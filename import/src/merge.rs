//! What the rows ask for, brought together with the scenes there are: what is added, changed, removed, and what
//! cannot be done.

use crate::{
    clean,
    column::Column,
    fault::{Fault, Place, Words, words},
    file::{File, Removed, Scene},
    flat::{Flat, TECHNIQUE},
    known::Known,
    reading::{Entry, Given, Reading},
};
use qujiang_drama::domain::{Day, Lang};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A scene by its id and its Chinese and English name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Words,
}

impl Named {
    fn of(flat: &Flat) -> Self {
        Self {
            id: flat.get(Column::Id).into(),
            name: words(flat.get(Column::NameZh), flat.get(Column::NameEn)),
        }
    }
}

/// What an import comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Scenes that are new.
    pub added: Vec<Named>,
    /// Scenes that differ from before, and where.
    pub changed: Vec<(Named, Vec<Column>)>,
    /// Scenes that were taken out.
    pub removed: Vec<Named>,
    /// Scenes that had been taken out and are back.
    pub returned: Vec<Named>,
    /// How many stay as they were.
    pub unchanged: usize,
    /// Whether those that stay stand in another order.
    pub is_reordered: bool,
    /// What else is worth knowing.
    pub notes: Vec<Words>,
}

impl Summary {
    /// Whether the file would be as before.
    pub fn changes_nothing(&self) -> bool {
        self.added.is_empty()
            && self.changed.is_empty()
            && self.removed.is_empty()
            && self.returned.is_empty()
            && !self.is_reordered
    }

    /// The summary in a language, a line for each thing.
    pub fn in_words(&self, lang: Lang) -> String {
        let pick = |zh: &'static str, en: &'static str| match lang {
            Lang::Zh => zh,
            Lang::En => en,
        };
        let (open, close) = (pick("（", " ("), pick("）", ")"));
        let named = |named: &Named| format!("{}{open}{}{close}", named.id, named.name.get(lang));
        let mut lines = Vec::new();
        let mut part = |title: &str, items: Vec<String>| {
            lines.push(format!("{title}{}{}", pick("：", ": "), items.len()));
            lines.extend(items.into_iter().map(|item| format!("  {item}")));
        };
        part(
            pick("新增", "Added"),
            self.added.iter().map(named).collect(),
        );
        let changed = self.changed.iter().map(|(scene, columns)| {
            let columns = columns.iter().map(|column| column.heading());
            let columns: Vec<String> = columns.map(|name| name.get(lang).to_owned()).collect();
            format!(
                "{}{}{}",
                named(scene),
                pick("：", ": "),
                columns.join(pick("、", ", "))
            )
        });
        part(pick("改动", "Changed"), changed.collect());
        part(
            pick("撤下", "Removed"),
            self.removed.iter().map(named).collect(),
        );
        if !self.returned.is_empty() {
            part(
                pick("重新列出", "Brought back"),
                self.returned.iter().map(named).collect(),
            );
        }
        lines.push(format!(
            "{}{}{}",
            pick("未变", "Unchanged"),
            pick("：", ": "),
            self.unchanged
        ));
        if self.is_reordered {
            lines.push(pick("顺序按表格改了。", "The order is that of the sheet.").into());
        }
        lines.extend(self.notes.iter().map(|note| note.get(lang).to_owned()));
        lines.join("\n")
    }
}

/// The file as it would be, and from which row each scene comes.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The file.
    pub file: File,
    /// By scene, the row that speaks of it.
    pub rows: HashMap<String, usize>,
    /// What is different.
    pub summary: Summary,
}

/// Brings rows and file together.
///
/// # Errors
/// Every fault of the rows, those of reading them among them.
pub fn merge(
    file: &File,
    reading: &Reading,
    known: &Known,
    replace: bool,
    on: Day,
) -> Result<Merged, Vec<Fault>> {
    let mut faults = reading.faults.clone();
    let present: HashMap<&str, &Scene> = file
        .scenes
        .iter()
        .map(|scene| (scene.flat.get(Column::Id), scene))
        .collect();
    let mut summary = Summary {
        notes: reading.notes.clone(),
        ..Summary::default()
    };
    let mut asked: Vec<Scene> = Vec::new();
    let mut returned: HashSet<String> = HashSet::new();
    let mut lacking: BTreeMap<Column, Vec<usize>> = BTreeMap::new();
    for entry in &reading.entries {
        let before = present.get(entry.id.as_str()).copied();
        let flat = overlay(before.map(|scene| &scene.flat), entry, replace);
        let mut one = Check {
            reading,
            known,
            entry,
            flat: &flat,
            faults: &mut faults,
        };
        one.values(before.is_none(), &mut lacking);
        let removed = file.removed.iter().find(|removed| removed.id == entry.id);
        match (before, removed) {
            (Some(before), _) if before.flat.changes(&flat).is_empty() => {
                summary.unchanged += 1;
                asked.push(before.clone());
                continue;
            }
            (Some(before), _) => summary
                .changed
                .push((Named::of(&flat), before.flat.changes(&flat))),
            (None, Some(removed)) => {
                if removed.name == flat.get(Column::NameZh) {
                    returned.insert(entry.id.clone());
                    summary.returned.push(Named::of(&flat));
                } else {
                    one.was_removed(&removed.name);
                }
            }
            (None, None) => summary.added.push(Named::of(&flat)),
        }
        asked.push(Scene::new(flat));
    }
    faults.extend(
        lacking
            .into_iter()
            .map(|lacking| no_column(reading, lacking)),
    );
    if reading.entries.is_empty() && faults.is_empty() {
        faults.push(no_rows(reading));
    }
    if !faults.is_empty() {
        faults.sort_by_key(|fault| (fault.place.row, fault.place.column));
        return Err(faults);
    }

    let mut next = file.clone();
    next.removed
        .retain(|removed| !returned.contains(&removed.id));
    let named: HashSet<&str> = reading
        .entries
        .iter()
        .map(|entry| entry.id.as_str())
        .collect();
    let unnamed = file.scenes.iter();
    let unnamed = unnamed.filter(|scene| !named.contains(scene.flat.get(Column::Id)));
    if replace {
        for scene in unnamed {
            let get = |column| scene.flat.get(column);
            let (id, zh, en) = (get(Column::Id), get(Column::NameZh), get(Column::NameEn));
            next.removed.push(Removed::new(id, zh, en, &on.to_string()));
            summary.removed.push(Named::of(&scene.flat));
        }
        next.scenes = asked;
        summary.is_reordered = is_reordered(&file.scenes, &next.scenes);
    } else {
        summary.unchanged += unnamed.count();
        put(&mut next.scenes, asked);
    }
    summary.notes.extend(same_names(&next.scenes, &summary));
    let rows = reading.entries.iter();
    Ok(Merged {
        file: next,
        rows: rows.map(|entry| (entry.id.clone(), entry.row)).collect(),
        summary,
    })
}

/// A row over what there was. An empty cell leaves a value as it is, unless the sheet is to be the whole.
fn overlay(before: Option<&Flat>, entry: &Entry, replace: bool) -> Flat {
    let mut flat = before.cloned().unwrap_or_default();
    for (&column, given) in &entry.given {
        match given {
            Given::Value(value) => flat.set(column, value),
            Given::Clear => flat.set(column, ""),
            Given::Blank if replace => flat.set(column, ""),
            Given::Blank | Given::Refused => {}
        }
    }
    // What describes a photograph goes with it, and what says who knows goes with what is known.
    let emptied = |column| matches!(entry.given.get(&column), Some(Given::Clear));
    if emptied(Column::PhotoFile) {
        for column in PHOTO {
            flat.set(column, "");
        }
    }
    let speaks = |column| matches!(entry.given.get(&column), Some(Given::Value(_)));
    let is_known = TECHNIQUE
        .iter()
        .flatten()
        .any(|column| !flat.get(*column).is_empty());
    if !is_known && !speaks(Column::TechniqueSource) && !speaks(Column::TechniqueAsOf) {
        flat.set(Column::TechniqueSource, "");
        flat.set(Column::TechniqueAsOf, "");
    }
    flat
}

/// What belongs to a photograph.
const PHOTO: [Column; 4] = [
    Column::PhotoAuthor,
    Column::PhotoDate,
    Column::PhotoAltZh,
    Column::PhotoAltEn,
];

/// Texts that need both languages or neither.
const PAIRS: [[Column; 2]; 7] = [
    [Column::NameZh, Column::NameEn],
    [Column::SummaryZh, Column::SummaryEn],
    [Column::PhotoAltZh, Column::PhotoAltEn],
    TECHNIQUE[0],
    TECHNIQUE[1],
    TECHNIQUE[2],
    TECHNIQUE[3],
];

/// Columns whose lines belong together, the first counting.
const LINES: [(Column, &[Column]); 2] = [
    (Column::WorksZh, &[Column::WorksEn, Column::WorksFacts]),
    (Column::UnknownZh, &[Column::UnknownEn]),
];

/// The check of one row's scene as it would be.
struct Check<'a> {
    reading: &'a Reading,
    known: &'a Known,
    entry: &'a Entry,
    flat: &'a Flat,
    faults: &'a mut Vec<Fault>,
}

impl Check<'_> {
    fn fault(&mut self, column: Column, wrong: Words, remedy: Words) {
        // What was refused has been named already.
        if self.entry.given.get(&column) == Some(&Given::Refused) {
            return;
        }
        self.faults.push(Fault {
            place: self.reading.place(self.entry.row, column),
            wrong,
            remedy,
        });
    }

    fn is_empty(&self, column: Column) -> bool {
        self.flat.get(column).is_empty()
    }

    fn was_refused(&self, column: Column) -> bool {
        self.entry.given.get(&column) == Some(&Given::Refused)
    }

    fn values(&mut self, is_new: bool, lacking: &mut BTreeMap<Column, Vec<usize>>) {
        if let Some(wrong) = self.known.has(&self.entry.id) {
            self.fault(Column::Id, wrong, words("换一个编号。", "Choose another."));
        }
        for [zh, en] in PAIRS {
            for (missing, other, tongue) in [
                (zh, en, words("缺中文", "the Chinese text is missing")),
                (en, zh, words("缺英文", "the English text is missing")),
            ] {
                if self.is_empty(missing) && !self.is_empty(other) && !self.was_refused(other) {
                    self.fault(
                        missing,
                        tongue,
                        words("两种语言都要有。", "Give both languages."),
                    );
                }
            }
        }
        for column in Column::ALL
            .iter()
            .copied()
            .filter(|column| column.is_required())
        {
            let twin = PAIRS.iter().find(|pair| pair.contains(&column));
            let is_half = twin.is_some_and(|pair| pair.iter().any(|one| !self.is_empty(*one)));
            if !self.is_empty(column) || is_half {
                continue;
            }
            if is_new && !self.reading.columns.contains_key(&column) {
                lacking.entry(column).or_default().push(self.entry.row);
                continue;
            }
            self.fault(column, words("没有填", "is empty"), column.help());
        }
        self.photograph();
        self.technique();
        for (first, others) in LINES {
            self.lines(first, others);
        }
    }

    fn photograph(&mut self) {
        if self.is_empty(Column::PhotoFile) {
            if let Some(column) = PHOTO.into_iter().find(|column| !self.is_empty(*column)) {
                self.fault(
                    Column::PhotoFile,
                    words(
                        format!("填了“{}”，却没有照片文件", column.heading().get(Lang::Zh)),
                        format!("there is “{}”, but no file", column.heading().get(Lang::En)),
                    ),
                    words(
                        "填上文件名，或者清空照片的其他几栏。",
                        "Give the file, or clear the other columns of the photograph.",
                    ),
                );
            }
            return;
        }
        let [author, date, alt, _] = PHOTO;
        for column in [author, date] {
            if self.is_empty(column) {
                self.fault(
                    column,
                    words("有照片，这一栏就要填", "a photograph cannot do without it"),
                    column.help(),
                );
            }
        }
        if self.is_empty(Column::PhotoAltZh) && self.is_empty(Column::PhotoAltEn) {
            self.fault(
                alt,
                words("有照片，这一栏就要填", "a photograph cannot do without it"),
                alt.help(),
            );
        }
    }

    fn technique(&mut self) {
        let is_known = TECHNIQUE
            .iter()
            .flatten()
            .any(|column| !self.is_empty(*column));
        for column in [Column::TechniqueSource, Column::TechniqueAsOf] {
            match (is_known, self.is_empty(column)) {
                (true, true) => self.fault(
                    column,
                    words(
                        "写了技术条件，就要写来源和日期",
                        "what is known of the technique needs its source and date",
                    ),
                    column.help(),
                ),
                (false, false) => self.fault(
                    column,
                    words(
                        "隔音、供电、尺寸、进场都没有写",
                        "sound, power, size and load-in are all empty",
                    ),
                    words(
                        "填上知道的，或者清空这一栏。",
                        "Fill in what is known, or clear this column.",
                    ),
                ),
                _ => {}
            }
        }
    }

    fn lines(&mut self, first: Column, others: &[Column]) {
        if self.was_refused(first) {
            return;
        }
        let count = self.flat.lines(first).len();
        for &other in others {
            let lines = self.flat.lines(other).len();
            if lines != count {
                let heading = first.heading();
                self.fault(
                    other,
                    words(
                        format!("这里有{lines}行，“{}”有{count}行", heading.get(Lang::Zh)),
                        format!(
                            "{lines} line(s) here, {count} in “{}”",
                            heading.get(Lang::En)
                        ),
                    ),
                    words(
                        "逐行对应，行数要一样。",
                        "Line by line the same: give both as many.",
                    ),
                );
            }
        }
    }

    fn was_removed(&mut self, name: &str) {
        let id = &self.entry.id;
        let wrong = words(
            format!("编号 {id} 以前是“{name}”，已撤下；旧链接会打开新的场景"),
            format!(
                "the id {id} was that of “{name}”, which was taken out; old links would open the new scene"
            ),
        );
        self.fault(
            Column::Id,
            wrong,
            words(
                "新场景换一个编号。如果是同一个场景改了名，先用原来的中文名导入，再改名。",
                "Give the new scene another id. If it is the same scene renamed, import it under its old Chinese name first and rename it then.",
            ),
        );
    }
}

/// Which scenes that were added or changed have the name of another of their site, in either language.
fn same_names(scenes: &[Scene], summary: &Summary) -> Vec<Words> {
    let changed = summary.changed.iter().map(|(named, _)| named);
    let touched = summary.added.iter().chain(&summary.returned).chain(changed);
    let touched: HashSet<&str> = touched.map(|named| named.id.as_str()).collect();
    let mut groups: BTreeMap<(String, String), Vec<&Flat>> = BTreeMap::new();
    for (scene, column) in scenes
        .iter()
        .flat_map(|scene| [(scene, Column::NameZh), (scene, Column::NameEn)])
    {
        let name = clean::gist(scene.flat.get(column));
        let key = (scene.flat.get(Column::Site).to_owned(), name);
        groups.entry(key).or_default().push(&scene.flat);
    }
    let mut told: HashSet<Vec<&str>> = HashSet::new();
    let mut notes = Vec::new();
    for group in groups.values() {
        let mut ids: Vec<&str> = group.iter().map(|flat| flat.get(Column::Id)).collect();
        ids.dedup();
        if ids.len() < 2 || ids.iter().all(|id| !touched.contains(id)) || !told.insert(ids.clone())
        {
            continue;
        }
        let name = Named::of(group[0]).name;
        notes.push(words(
            format!(
                "提醒：同一处有同名的场景“{}”（{}）。如果是同一个场景，只留一个。",
                name.get(Lang::Zh),
                ids.join("、"),
            ),
            format!(
                "Please check: scenes of one site share the name “{}” ({}). If they are the same scene, keep one.",
                name.get(Lang::En),
                ids.join(", "),
            ),
        ));
    }
    notes
}

fn no_column(reading: &Reading, (column, rows): (Column, Vec<usize>)) -> Fault {
    let first: Vec<String> = rows.iter().take(5).map(usize::to_string).collect();
    let (more_zh, more_en) = if rows.len() > first.len() {
        ("等", " and more")
    } else {
        ("", "")
    };
    let heading = column.heading();
    Fault {
        place: Place {
            column: None,
            ..reading.place(reading.heading_row, column)
        },
        wrong: words(
            format!(
                "表里没有“{}”一栏，新场景（第{}{more_zh}行）却需要",
                heading.get(Lang::Zh),
                first.join("、"),
            ),
            format!(
                "there is no column “{}”, which the new scenes (rows {}{more_en}) need",
                heading.get(Lang::En),
                first.join(", "),
            ),
        ),
        remedy: words(
            "加上这一栏；如果本来是要改已有的场景，看看编号对不对。",
            "Add the column. If an existing scene was meant, check its id.",
        ),
    }
}

fn no_rows(reading: &Reading) -> Fault {
    Fault::of_file(
        reading.sheet.clone(),
        words(
            "标题下面一行内容也没有",
            "there is no row below the headings",
        ),
        words("填上场景再导入。", "Fill in scenes and import it then."),
    )
}

/// Puts each scene where it was, or after the last of its site, or at the end.
fn put(scenes: &mut Vec<Scene>, asked: Vec<Scene>) {
    let id = |scene: &Scene| scene.flat.get(Column::Id).to_owned();
    let places: HashMap<String, usize> = scenes.iter().map(id).zip(0..).collect();
    let (present, new): (Vec<Scene>, Vec<Scene>) = asked
        .into_iter()
        .partition(|scene| places.contains_key(&id(scene)));
    for scene in present {
        let place = places[&id(&scene)];
        scenes[place] = scene;
    }
    for scene in new {
        let site = scene.flat.get(Column::Site);
        let mut others = scenes.iter();
        let after = others.rposition(|other| other.flat.get(Column::Site) == site);
        scenes.insert(after.map_or(scenes.len(), |at| at + 1), scene);
    }
}

/// Whether scenes that are in both stand in another order.
fn is_reordered(before: &[Scene], after: &[Scene]) -> bool {
    let ids = |scenes: &[Scene]| -> Vec<String> {
        let ids = scenes.iter().map(|scene| scene.flat.get(Column::Id));
        ids.map(str::to_owned).collect()
    };
    let (before, after) = (ids(before), ids(after));
    let kept = |of: &[String], other: &[String]| -> Vec<String> {
        let other: HashSet<&String> = other.iter().collect();
        of.iter().filter(|id| other.contains(id)).cloned().collect()
    };
    kept(&before, &after) != kept(&after, &before)
}
