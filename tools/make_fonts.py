#!/usr/bin/env python3
"""Makes the fonts that travel in the program from the published Source Sans 3 and Source Serif 4.

Run by hand when the fonts change; the results are committed in look/fonts.
Needs fonttools and brotli (Debian: python3-fonttools python3-brotli) and the unpacked npm packages
source-sans 3.52.0 and source-serif 4.5.1:

    tools/make_fonts.py <folder of source-sans> <folder of source-serif> look/fonts

Why not the published files: cairo writes a variable font into a PDF as drawn shapes, so that nothing can be searched
or copied; each weight must be a file of its own. The published licence (OFL 1.1) reserves the name "Source" for the
unmodified fonts, so the cut-down ones are called Ciclo Sans, Ciclo Serif and Ciclo Signs and stay under the OFL.
Added by us: the star of criticality (U+2605), which neither family has.
"""
import math
import sys
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C), 0x1E9E, 0x2BB, 0x2BC, 0x2C6, 0x2C7,
         *range(0x2D8, 0x2DE), *range(0x300, 0x305), *range(0x306, 0x30D), 0x323, 0x326, 0x327, 0x328]
OTHER_SCRIPTS = [*range(0x370, 0x400), *range(0x400, 0x460), 0x490, 0x491]  # names of people, in Greek and Cyrillic
MARKS = [*range(0x2000, 0x2070), *range(0x2070, 0x208F), 0x20AC, 0x2116, 0x2122, *range(0x2190, 0x2196), 0x2212, 0x2215,
         0x2219, 0x221A, 0x221E, 0x2211, 0x2248, 0x2260, 0x2264, 0x2265]
SIGNS = [*range(0x2190, 0x2196), 0x25A0, 0x25A1, 0x25B2, 0x25B3, 0x25B6, 0x25B7, 0x25BA, 0x25BC, 0x25BD, 0x25C0,
         0x25C6, 0x25CA, 0x25CB, 0x25CF, 0x2605, 0x2713, 0x2717]
STAR = 0x2605
FIXED_TIME = 3_800_000_000  # seconds since 1904: the same bytes on every run


def add_star(font):
    cap, advance = font["OS/2"].sCapHeight, 640
    radius, centre = cap * 0.53, (advance / 2, cap * 0.47)
    pen = TTGlyphPen(None)
    points = []
    for i in range(10):
        r = radius if i % 2 == 0 else radius * 0.42
        angle = math.pi / 2 - i * math.pi / 5
        points.append((round(centre[0] + r * math.cos(angle)), round(centre[1] + r * math.sin(angle))))
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()
    name = "uni2605"
    glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    font.setGlyphOrder(font.getGlyphOrder() + [name])
    font["glyf"].glyphs[name] = glyph
    font["glyf"].setGlyphOrder(font.getGlyphOrder())
    font["hmtx"].metrics[name] = (advance, glyph.xMin)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[STAR] = name


def rename(font, family, style, weight, bold):
    names = font["name"]
    copyright_text = names.getDebugName(0)
    names.names = []
    full = f"{family} {style}" if style != "Regular" else family
    texts = {0: copyright_text + " Modified version: subset, one weight, U+2605 added.", 1: family, 2: style,
             3: f"1.0;CICLO;{full}", 4: full, 5: "Version 1.0", 6: full.replace(" ", "") + ("-Regular" if full == family else ""),
             13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
             14: "https://openfontlicense.org"}
    texts[6] = family.replace(" ", "") + "-" + style
    for number, text in texts.items():
        names.setName(text, number, 3, 1, 0x409)
    os2, head = font["OS/2"], font["head"]
    os2.usWeightClass = weight
    os2.fsSelection = (os2.fsSelection & ~0b1100001) | (0b100000 if bold else 0b1000000)
    os2.achVendID = "CICL"
    head.macStyle = 1 if bold else 0
    head.created = head.modified = FIXED_TIME


def subset(font, code_points):
    options = Options()
    options.hinting = False
    options.layout_features = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.drop_tables += ["DSIG", "STAT", "HVAR", "MVAR", "avar", "BASE", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=code_points)
    subsetter.subset(font)


def make(source, axes, code_points, family, style, weight, target, flavor=None):
    font = instantiateVariableFont(TTFont(source, recalcTimestamp=False), axes)
    add_star(font)
    subset(font, code_points)
    rename(font, family, style, weight, style == "Bold")
    font.flavor = flavor
    font.save(target, reorderTables=True)
    print(f"{target}: {len(font.getBestCmap())} characters")


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sans = f"{sys.argv[1]}/VF/SourceSans3VF-Upright.ttf"
    serif = f"{sys.argv[2]}/VAR/SourceSerif4Variable-Roman.ttf"
    out = sys.argv[3]
    everything = LATIN + MARKS + SIGNS
    make(sans, {"wght": 400}, everything + OTHER_SCRIPTS, "Ciclo Sans", "Regular", 400, f"{out}/ciclo-sans-regular.ttf")
    make(sans, {"wght": 650}, everything + OTHER_SCRIPTS, "Ciclo Sans", "Bold", 700, f"{out}/ciclo-sans-bold.ttf")
    make(serif, {"wght": 400, "opsz": 20}, everything, "Ciclo Serif", "Regular", 400, f"{out}/ciclo-serif-regular.ttf")
    make(serif, {"wght": 600, "opsz": 20}, everything, "Ciclo Serif", "Bold", 700, f"{out}/ciclo-serif-bold.ttf")
    make(sans, {"wght": 500}, SIGNS, "Ciclo Signs", "Regular", 400, f"{out}/ciclo-signs.woff2", "woff2")


main()
