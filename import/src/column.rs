//! The columns of the spreadsheet: one for each thing that can be said of a scene, with its heading in both languages.

use crate::{
    clean,
    fault::{Words, words},
};

/// How a cell is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A scene's id.
    Id,
    /// One of a closed list.
    Choice,
    /// A text on one line.
    Line,
    /// A text on each line.
    Lines,
    /// Ids of statements.
    Facts,
    /// Ids of statements on each line.
    FactLines,
    /// A name of something that must be there: a drawing, a photograph, a source.
    Name,
    /// A whole day.
    Day,
    /// A date as exact as it is known.
    Date,
}

macro_rules! columns {
    ($($name:ident $key:literal $form:ident $required:literal: $zh:literal, $en:literal; $help_zh:literal, $help_en:literal;)*) => {
        /// A column. Its place in the list is its place in the template.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Column { $(#[doc = $en] $name,)* }

        impl Column {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its name in `scenes.json`, more or less; good as a heading too.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            /// How its cells are read.
            pub const fn form(self) -> Form {
                match self { $(Self::$name => Form::$form,)* }
            }

            /// Whether a scene cannot do without.
            pub const fn is_required(self) -> bool {
                match self { $(Self::$name => $required,)* }
            }

            /// Its heading.
            pub fn heading(self) -> Words {
                match self { $(Self::$name => words($zh, $en),)* }
            }

            /// What to write into it.
            pub fn help(self) -> Words {
                match self { $(Self::$name => words($help_zh, $help_en),)* }
            }
        }
    };
}

columns! {
    Id "id" Id true: "编号", "ID";
        "小写英文字母、数字和中间的连字符，最多40个字符；就是网页地址的一部分，定了不要改。",
        "Small letters a–z, digits and hyphens inside, at most 40 characters. It is part of the page’s address: do not change it later.";
    Site "site" Choice true: "所属", "Site";
        "从列表里选。", "Choose from the list.";
    Type "type" Choice true: "类型", "Type";
        "从列表里选；是本站的归类。", "Choose from the list; the grouping is the site’s own.";
    NameZh "name_zh" Line true: "名称（中文）", "Name (Chinese)";
        "以中文为准。", "The Chinese name prevails.";
    NameEn "name_en" Line true: "名称（英文）", "Name (English)";
        "真正的英文，不是拼音。", "Real English, not pinyin.";
    SummaryZh "summary_zh" Line true: "简介（中文）", "Summary (Chinese)";
        "一两句话，只写来源说过的。", "A sentence or two, only what the sources say.";
    SummaryEn "summary_en" Line true: "简介（英文）", "Summary (English)";
        "与中文意思相同。", "The same in English.";
    Status "status" Choice true: "状态", "Status";
        "以来源的日期为准，从列表里选。", "As of the source’s date; choose from the list.";
    Era "era" Choice false: "时代", "Era";
        "从列表里选；来源没说就不填。", "Choose from the list; leave blank where the sources do not say.";
    Frontage "frontage" Choice false: "内景或外景", "Interior or exterior";
        "从列表里选；来源没说就不填。", "Choose from the list; leave blank where the sources do not say.";
    Facts "facts" Facts true: "依据（陈述编号）", "Facts (numbers)";
        "陈述编号，如 f55、x2，见“来源与口径”页；新的陈述要先写进 facts.json。",
        "Numbers of statements such as f55, x2, from the page of sources; a new statement goes into facts.json first.";
    Drawing "drawing" Name true: "示意图", "Drawing";
        "public/drawings 里的图名，从列表里选。", "The name of a drawing in public/drawings; choose from the list.";
    PhotoFile "photo_file" Name false: "照片文件", "Photograph file";
        "public/photos 里的文件名；填了就要填下面四栏。", "The name of a file in public/photos; the next four columns then belong to it.";
    PhotoAuthor "photo_author" Line false: "照片作者", "Photographer";
        "谁拍的，作者须同意使用。", "Who took it; they must agree to its use.";
    PhotoDate "photo_date" Day false: "拍摄日期", "Photograph date";
        "整天，如 2026-05-01。", "A whole day, such as 2026-05-01.";
    PhotoAltZh "photo_alt_zh" Line false: "照片说明（中文）", "Photograph description (Chinese)";
        "给看不见照片的人：照片上是什么。", "What it shows, for those who do not see it.";
    PhotoAltEn "photo_alt_en" Line false: "照片说明（英文）", "Photograph description (English)";
        "与中文意思相同。", "The same in English.";
    SoundZh "sound_zh" Line false: "隔音和收音（中文）", "Sound (Chinese)";
        "不知道就不填，网页会写“来源未说明”。", "Leave blank what is not known; the page then says so.";
    SoundEn "sound_en" Line false: "隔音和收音（英文）", "Sound (English)";
        "与中文意思相同。", "The same in English.";
    PowerZh "power_zh" Line false: "供电（中文）", "Power (Chinese)";
        "不知道就不填。", "Leave blank what is not known.";
    PowerEn "power_en" Line false: "供电（英文）", "Power (English)";
        "与中文意思相同。", "The same in English.";
    SizeZh "size_zh" Line false: "尺寸（中文）", "Size (Chinese)";
        "连单位一起写，如 长12米，宽3米。", "With its unit, such as 12 m by 3 m.";
    SizeEn "size_en" Line false: "尺寸（英文）", "Size (English)";
        "与中文意思相同。", "The same in English.";
    LoadInZh "load_in_zh" Line false: "进场和装卸（中文）", "Load-in (Chinese)";
        "不知道就不填。", "Leave blank what is not known.";
    LoadInEn "load_in_en" Line false: "进场和装卸（英文）", "Load-in (English)";
        "与中文意思相同。", "The same in English.";
    TechniqueSource "technique_source" Name false: "技术条件的来源", "Source of the technique";
        "来源编号，从列表里选；前面八栏有一栏填了就要填。", "The id of a source, from the list; needed as soon as one of the eight columns before it is filled.";
    TechniqueAsOf "technique_as_of" Date false: "技术条件的日期", "Date of the technique";
        "来源的日期，不要比来源更精确：2026、2026-05、2026-05-01、2025年年中。", "The date of that source, no more exact than the source: 2026, 2026-05, 2026-05-01, 2025-mid.";
    WorksZh "works_zh" Lines false: "在此拍摄过（中文）", "Shot here (Chinese)";
        "作品名，一行一部（单元格内换行）。", "Titles, one to a line within the cell.";
    WorksEn "works_en" Lines false: "在此拍摄过（英文）", "Shot here (English)";
        "与中文逐行对应。", "Line by line the same.";
    WorksFacts "works_facts" FactLines false: "在此拍摄过的依据", "Facts on what was shot";
        "每部作品的陈述编号，逐行对应。", "The numbers of the statements, line by line.";
    UnknownZh "unknown_zh" Lines false: "还不知道的（中文）", "Not known (Chinese)";
        "来源没说而剧组会问的，一行一项。", "What crews ask and the sources do not say, one to a line.";
    UnknownEn "unknown_en" Lines false: "还不知道的（英文）", "Not known (English)";
        "与中文逐行对应。", "Line by line the same.";
}

impl Column {
    /// Its place in the template.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The heading of the template: both languages, and a mark on what is required.
    pub fn full_heading(self) -> String {
        use qujiang_drama::domain::Lang;
        let heading = self.heading();
        let mark = if self.is_required() { " *" } else { "" };
        format!(
            "{} / {}{mark}",
            heading.get(Lang::Zh),
            heading.get(Lang::En)
        )
    }

    /// All that it may be called.
    fn names(self) -> [String; 4] {
        use qujiang_drama::domain::Lang;
        let heading = self.heading();
        let (zh, en) = (heading.get(Lang::Zh), heading.get(Lang::En));
        [self.key(), zh, en, &self.full_heading()].map(clean::gist)
    }

    /// The column of a heading: in either language, in both, or as the file calls it.
    pub fn of_heading(heading: &str) -> Option<Self> {
        let gist = clean::gist(heading);
        let mut all = Self::ALL.iter().copied();
        all.find(|column| column.names().contains(&gist))
    }

    /// The column whose heading looks most like this one, if any does.
    pub fn nearest(heading: &str) -> Option<Self> {
        let gist = clean::gist(heading);
        let likeness = |column: &Self| {
            let names = column.names();
            let likeness = names.iter().map(|name| likeness(name, &gist));
            likeness.fold(0, usize::max)
        };
        let all = Self::ALL.iter().copied().map(|one| (likeness(&one), one));
        all.filter(|(likeness, _)| *likeness >= ALIKE)
            .max_by_key(|(likeness, _)| *likeness)
            .map(|(_, column)| column)
    }
}

/// How alike two words must be for one to be proposed for the other, in hundredths.
pub const ALIKE: usize = 50;

/// How alike two words are, in hundredths: letters to change against letters there are.
pub fn likeness(one: &str, other: &str) -> usize {
    let longest = one.chars().count().max(other.chars().count()).max(1);
    let changes = strsim::damerau_levenshtein(one, other);
    100 - (100 * changes).div_ceil(longest).min(100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_two_columns_share_a_name() {
        let mut seen = HashSet::new();
        for column in Column::ALL {
            let own: HashSet<String> = column.names().into();
            for name in own {
                assert!(seen.insert(name.clone()), "{name}");
            }
        }
    }

    #[test]
    fn a_heading_is_known_in_either_language_and_both() {
        for heading in [
            "名称（英文）",
            "Name (English)",
            "name_en",
            " 名称(英文)/NAME (ENGLISH) *",
        ] {
            assert_eq!(
                Column::of_heading(heading),
                Some(Column::NameEn),
                "{heading}"
            );
        }
        assert_eq!(Column::of_heading("名字"), None);
    }

    #[test]
    fn the_nearest_heading_is_proposed_and_none_where_none_is_near() {
        assert_eq!(Column::nearest("名称（英语）"), Some(Column::NameEn));
        assert_eq!(
            Column::nearest("Fontage or exterior"),
            Some(Column::Frontage)
        );
        assert_eq!(Column::nearest("电话"), None);
    }
}
