//! The emblems of what has no drawing, so that topics are told apart in a chat: flat shapes in a square of 32 units.

/// Each emblem by its name: the id of a measure's area, of a guide topic, or of a page.
pub const EMBLEMS: &[(&str, &str)] = &[
    // A page of a script.
    (
        "script",
        "M7 3h13l6 6v20H7zM19 5v5h5zM11 13h10v2H11zM11 18h10v2H11zM11 23h7v2h-7z",
    ),
    // Houses.
    (
        "industry",
        "M3 28V14h8v14zM12 28V4h8v24zM21 28V10h8v18zM14.5 8h3v3h-3zM14.5 14h3v3h-3zM14.5 20h3v3h-3zM5.5 18h3v3h-3zM23.5 14h3v3h-3zM23.5 20h3v3h-3z",
    ),
    // A camera.
    (
        "shooting",
        "M2 12h18v15H2zM21.5 18l8.5-5v13l-8.5-5zM7 3a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7zM15.5 3a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7z",
    ),
    // A telephone that plays.
    (
        "release",
        "M8 2h16v28H8zM10.5 5v20h11V5zM13.5 10l6.5 5-6.5 5z",
    ),
    // A flask.
    (
        "research",
        "M11 3h10v2.5h-1.5V13L27 26.5V29H5v-2.5L12.5 13V5.5H11zM10.5 23h11l-3-5.5h-5z",
    ),
    // A globe.
    (
        "overseas",
        "M16 3a13 13 0 1 1 0 26a13 13 0 1 1 0-26zM6 15h5q.3-5 2.5-8.5Q7 9 6 15zM13 15h6q-.5-6-3-9q-2.5 3-3 9zM21 15h5q-1-6-7.5-8.5q2.2 3.5 2.5 8.5zM6 17q1 6 7.5 8.5Q11.3 22 11 17zM13 17q.5 6 3 9q2.5-3 3-9zM21 17q-.3 5-2.5 8.5Q25 23 26 17z",
    ),
    // A train.
    (
        "getting-here",
        "M8 3h16v18l-2.5 2.5L25 29h-3.5l-2-3h-7l-2 3H7l3.5-5.5L8 21zM11 7v6h10V7zM12 17h3v2.5h-3zM17 17h3v2.5h-3z",
    ),
    // Mountains and the sun.
    (
        "locations",
        "M1 27l9.5-17 6.5 11 4-6 10 12zM23 4a4 4 0 1 1 0 8a4 4 0 1 1 0-8z",
    ),
    // A hall.
    (
        "studios",
        "M3 28V14l8.5-7v7l8.5-7v7l9-7v21zM7 18v5h4v-5zM14 18v5h4v-5zM21 18v5h4v-5z",
    ),
    // A bed.
    (
        "lodging",
        "M2 6h3v11h25v10h-3v-5H5v5H2zM7 11h7v4.5H7zM16 11h14v4.5H16z",
    ),
    // A clapperboard.
    (
        "on-site-services",
        "M4 13h24v15H4zM3.5 9L26 3l1 3.5-22.5 6zM8 17h16v2H8zM8 22h10v2H8z",
    ),
    // A counter with a window.
    (
        "service-window",
        "M3 4h26v24H3zM7 8v9h18V8zM7 21v3h18v-3zM13 17a3 3 0 0 1 6 0z",
    ),
    // A list that was looked through.
    (
        "filing-review",
        "M6 5h5V3h10v2h5v24H6zM10.5 17.5l4.5 4.5 7-8.5-2-1.6-5.2 6.3-2.5-2.5z",
    ),
    // The sign of copyright.
    (
        "copyright",
        "M16 3a13 13 0 1 1 0 26a13 13 0 1 1 0-26zm0 3a10 10 0 1 0 0 20a10 10 0 1 0 0-20zM21.5 12.5l-2.5 1.8a3.8 3.8 0 1 0 0 3.4l2.5 1.8a6.8 6.8 0 1 1 0-7z",
    ),
    // A coin.
    (
        "finance",
        "M16 3a13 13 0 1 1 0 26a13 13 0 1 1 0-26zm0 2a11 11 0 1 0 0 22a11 11 0 1 0 0-22zm0 1.5a9.5 9.5 0 1 1 0 19a9.5 9.5 0 1 1 0-19zM12 12v8h8v-8z",
    ),
    // A graduate's cap.
    (
        "talent-training",
        "M16 6l15 7-15 7-15-7zM7 18l9 4.2 9-4.2v6q-9 5-18 0zM28 15.5h2V25h-2z",
    ),
    // Rings.
    (
        "association",
        "M11 3a7.5 7.5 0 1 1 0 15a7.5 7.5 0 1 1 0-15zm0 3a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9zM21 3a7.5 7.5 0 1 1 0 15a7.5 7.5 0 1 1 0-15zm0 3a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9zM16 13a7.5 7.5 0 1 1 0 15a7.5 7.5 0 1 1 0-15zm0 3a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z",
    ),
    // The sign of a car park.
    (
        "parking-ebikes",
        "M4 3h24v26H4zM10.5 8v17h4v-6h3.5a5.5 5.5 0 0 0 0-11zM14.5 11.5H18a2 2 0 0 1 0 4h-3.5z",
    ),
    // What grows.
    (
        "investment-service",
        "M3 29v-8h7v8zM12.5 29V16h7v13zM22 29V12h7v17zM3 14.5L19 5l-1.3-2.2L26 3l-3.5 7-1.3-2.2-16 9.5z",
    ),
    // Five goals.
    (
        "plan",
        "M16 3a13 13 0 1 1 0 26a13 13 0 1 1 0-26zm0 3a10 10 0 1 0 0 20a10 10 0 1 0 0-20zm0 3a7 7 0 1 1 0 14a7 7 0 1 1 0-14zm0 3.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7z",
    ),
    // Twelve of them.
    (
        "measures",
        "M3 6h6v6H3zM10 6h6v6h-6zM17 6h6v6h-6zM24 6h6v6h-6zM3 13h6v6H3zM10 13h6v6h-6zM17 13h6v6h-6zM24 13h6v6h-6zM3 20h6v6H3zM10 20h6v6h-6zM17 20h6v6h-6zM24 20h6v6h-6z",
    ),
    // A calculator.
    (
        "estimate",
        "M6 2h20v28H6zM9 5.5v6h14v-6zM9 15h3.5v3.5H9zM14.3 15h3.5v3.5h-3.5zM19.5 15H23v3.5h-3.5zM9 21h3.5v5H9zM14.3 21h3.5v5h-3.5zM19.5 21H23v5h-3.5z",
    ),
    // A magnifying glass.
    (
        "search",
        "M13 3a10 10 0 1 1 0 20a10 10 0 1 1 0-20zm0 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14zM19 21l2-2 8.5 8.5-2 2z",
    ),
    // A quotation.
    (
        "sources",
        "M4 3h24v26H4zM8.5 10v6h3.5q0 2.5-3.5 3.5V22q7-1 7-8v-4zM17.5 10v6H21q0 2.5-3.5 3.5V22q7-1 7-8v-4z",
    ),
    // What goes from one to two.
    (
        "share",
        "M24 3a5 5 0 1 1 0 10a5 5 0 1 1 0-10zM8 11a5 5 0 1 1 0 10a5 5 0 1 1 0-10zM24 19a5 5 0 1 1 0 10a5 5 0 1 1 0-10zM11.9 12.7L19 9.2l1.1 2.1-7.1 3.5zM11.9 19.3l7.1 3.5 1.1-2.1-7.1-3.5z",
    ),
    // A book.
    (
        "guide",
        "M15 7Q9 3 2 5v21q7-2 13 2zM17 7q6-4 13-2v21q-7-2-13 2z",
    ),
];

/// The shape of an emblem.
pub(super) fn emblem(name: &str) -> Option<&'static str> {
    let found = EMBLEMS.iter().find(|(of, _)| *of == name);
    found.map(|(_, path)| *path)
}
