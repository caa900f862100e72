//! From a laid-out sheet to a picture: widths of texts and pixels, with typefaces that come in a package, so that every
//! computer draws the same. Native: a browser draws with its visitor's typefaces.

use crate::{
    domain::Lang,
    poster::{Face, Type},
};
use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use quantette::{ImageRef, Pipeline, deps::palette::Srgb};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{
        Options, Tree,
        fontdb::{Database, Source},
    },
};
use sha2::{Digest, Sha256};
use skrifa::{
    FontRef, MetadataProvider,
    charmap::Charmap,
    instance::{LocationRef, Size},
    metrics::GlyphMetrics,
};
use std::{
    fmt::Write,
    fs, io,
    path::Path,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

/// The files of the typefaces: the Chinese ones in the order of [`Face`], then the Latin ones.
pub const FILES: [&str; 6] = [
    "NotoSerifSC_700Bold.ttf",
    "NotoSansSC_400Regular.ttf",
    "NotoSansSC_700Bold.ttf",
    "NotoSerif_700Bold.ttf",
    "NotoSans_400Regular.ttf",
    "NotoSans_700Bold.ttf",
];

/// The typefaces of everything that is rendered while the site is built.
pub struct Fonts {
    database: Arc<Database>,
    faces: Vec<Metrics>,
}

struct Metrics {
    letters: Charmap<'static>,
    widths: GlyphMetrics<'static>,
    units: f32,
}

impl Metrics {
    /// How wide a letter is, as a part of the size; none where the face has no such letter.
    fn width(&self, letter: char) -> Option<f32> {
        Some(self.widths.advance_width(self.letters.map(letter)?)? / self.units)
    }
}

/// A PNG file, or why there is none.
type Picture = Result<Vec<u8>, String>;

/// The pixels of a picture, four bytes each.
pub struct Pixels {
    /// How many in a row.
    pub width: u32,
    /// How many rows.
    pub height: u32,
    /// Red, green, blue and opacity, row by row.
    pub bytes: Vec<u8>,
}

impl Fonts {
    /// Reads the typefaces in a folder; `cargo xtask setup` puts them into `target/fonts`.
    ///
    /// # Errors
    /// Names the file that is missing or is no typeface.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut database = Database::new();
        let mut faces = Vec::new();
        for name in FILES {
            let path = folder.join(name);
            let wrong = |error: &dyn std::fmt::Display| {
                io::Error::other(format!(
                    "{}: {error}; `cargo xtask setup` puts the typefaces there",
                    path.display()
                ))
            };
            let bytes = fs::read(&path).map_err(|error| wrong(&error))?;
            // They are needed until the program ends.
            let bytes: &'static [u8] = bytes.leak();
            let font = FontRef::new(bytes).map_err(|error| wrong(&error))?;
            let metrics = font.metrics(Size::unscaled(), LocationRef::default());
            faces.push(Metrics {
                letters: font.charmap(),
                widths: font.glyph_metrics(Size::unscaled(), LocationRef::default()),
                units: metrics.units_per_em.into(),
            });
            database.load_font_source(Source::Binary(Arc::new(bytes)));
        }
        // The last of every list of families in the tokens.
        database.set_serif_family("Noto Serif SC");
        database.set_sans_serif_family("Noto Sans SC");
        Ok(Self {
            database: Arc::new(database),
            faces,
        })
    }

    /// How wide a text of a language is, in whole pixels, rounded up.
    pub fn width(&self, lang: Lang, text: &str, kind: Type) -> i32 {
        let index = match kind.face {
            Face::Title => 0,
            Face::Text => 1,
            Face::Strong => 2,
        };
        let han = &self.faces[index];
        // The quotation marks of the Chinese faces are as wide as a Chinese letter.
        let first = match lang {
            Lang::Zh => han,
            Lang::En => &self.faces[index + 3],
        };
        let units: f32 = text
            .chars()
            .filter_map(|letter| first.width(letter).or_else(|| han.width(letter)))
            .sum();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_precision_loss,
            reason = "a width in pixels is small"
        )]
        let pixels = (units * kind.size as f32).ceil() as i32;
        pixels
    }

    /// Whether every letter of a text has a shape in these typefaces.
    pub fn has_all(&self, text: &str) -> bool {
        let known = |letter: char| {
            self.faces[..3]
                .iter()
                .all(|face| face.letters.map(letter).is_some())
        };
        text.chars().all(known)
    }

    /// Draws an SVG text.
    ///
    /// # Errors
    /// When it is none, or has no size.
    pub fn draw(&self, svg: &str) -> Result<Pixels, String> {
        let options = Options {
            fontdb: Arc::clone(&self.database),
            ..Options::default()
        };
        let tree = Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
        let size = tree.size().to_int_size();
        let (width, height) = (size.width(), size.height());
        let mut pixmap = Pixmap::new(width, height).ok_or("a picture without a size")?;
        resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
        // Nothing on a sheet is transparent: it is filled first.
        let bytes = pixmap.take();
        Ok(Pixels {
            width,
            height,
            bytes,
        })
    }

    /// Draws SVG texts as PNG files, on all processors; what a folder keeps of earlier runs is taken from there.
    ///
    /// # Errors
    /// Names what could not be drawn or kept.
    pub fn pictures(&self, svgs: &[String], kept: Option<&Path>) -> Result<Vec<Vec<u8>>, String> {
        if let Some(folder) = kept {
            fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        let next = AtomicUsize::new(0);
        let done: Mutex<Vec<Option<Picture>>> = Mutex::new(vec![None; svgs.len()]);
        let work = || {
            while let Some((index, svg)) = {
                let index = next.fetch_add(1, Ordering::Relaxed);
                svgs.get(index).map(|svg| (index, svg))
            } {
                let picture = self.picture(svg, kept);
                done.lock().unwrap_or_else(PoisonError::into_inner)[index] = Some(picture);
            }
        };
        let workers = thread::available_parallelism().map_or(1, usize::from);
        thread::scope(|scope| {
            for _ in 0..workers {
                scope.spawn(work);
            }
        });
        let done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
        done.into_iter()
            .map(|picture| picture.unwrap_or_else(|| Err("not drawn".into())))
            .collect()
    }

    fn picture(&self, svg: &str, kept: Option<&Path>) -> Result<Vec<u8>, String> {
        let file = kept.map(|folder| folder.join(format!("{}.png", key(svg))));
        if let Some(bytes) = file.as_ref().and_then(|file| fs::read(file).ok()) {
            return Ok(bytes);
        }
        let bytes = png(&self.draw(svg)?)?;
        if let Some(file) = file {
            // Under another name first: half a picture is never taken for a whole one.
            let half = file.with_extension(format!("half-{}", std::process::id()));
            fs::write(&half, &bytes)
                .and_then(|()| fs::rename(&half, &file))
                .map_err(|error| format!("{}: {error}", file.display()))?;
        }
        Ok(bytes)
    }
}

/// What a kept picture depends on: the text, how it is drawn here, and the versions of all that draws. The typefaces
/// come in one version, which stands beside the other tools' in the set-up.
fn key(svg: &str) -> String {
    let mut sum = Sha256::new();
    for part in [
        svg,
        include_str!("raster.rs"),
        include_str!("../Cargo.lock"),
        include_str!("../xtask/src/setup.rs"),
    ] {
        sum.update(part);
        sum.update([0]);
    }
    hexadecimal(&sum.finalize())
}

/// The sum of a file, as its name carries it.
pub fn sum(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes)[..8])
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A PNG file of 256 colours: the drawings are flat, and the file a fraction of one with all colours.
fn png(pixels: &Pixels) -> Result<Vec<u8>, String> {
    let (width, height) = (pixels.width, pixels.height);
    let colours: Vec<Srgb<u8>> = pixels
        .bytes
        .chunks_exact(4)
        .map(|pixel| Srgb::new(pixel[0], pixel[1], pixel[2]))
        .collect();
    let image = ImageRef::new(width, height, &colours).map_err(|error| error.to_string())?;
    let image = Pipeline::new()
        .ditherer(None)
        .input_image(image)
        .output_srgb8_indexed_image();
    let palette: Vec<u8> = image
        .palette()
        .iter()
        .flat_map(|colour| [colour.red, colour.green, colour.blue])
        .collect();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette);
    encoder.set_filter(Filter::NoFilter);
    encoder.set_compression(Compression::High);
    let written = encoder.write_header().and_then(|mut writer| {
        writer
            .write_image_data(image.indices())
            .and_then(|()| writer.finish())
    });
    written.map_err(|error| error.to_string())?;
    Ok(bytes)
}
