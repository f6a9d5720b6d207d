#!/usr/bin/env python3
"""Writes src/drawing/font_widths.cc: advance widths in 1/1000 em of the fonts a drawing may be shown in.

    tools/measure_fonts.py look/fonts DEJAVU_FOLDER > src/drawing/font_widths.cc

Ciclo Sans and Ciclo Serif have the widths of the Source fonts they are cut from. A character that they lack is shown
in the next font of the stack, so it gets DejaVu's width. Needs fonttools. Run by hand when the fonts change; the build does not need it.
"""
import sys

from fontTools.ttLib import TTFont

FIRST, LAST = 0x20, 0x17F
OTHERS = [0x2009, 0x200A, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E,
          0x2020, 0x2022, 0x2026, 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2116, 0x2122,
          0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265, 0x25A0, 0x25B2, 0x25BC, 0x25C6,
          0x25CB, 0x25CF, 0x2605, 0x2713]


def widths(font, fallback=None):
    cmap, hmtx, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    found = {}
    for code in [*range(FIRST, LAST + 1), *OTHERS]:
        if code < 0x20 or 0x7F <= code < 0xA0:
            found[code] = 0
        elif code in cmap:
            found[code] = -(-hmtx[cmap[code]][0] * 1000 // em)
        else:
            found[code] = fallback[code] if fallback else 1000
    return found


def rows(numbers):
    return ",\n".join("    " + ", ".join(str(n) for n in numbers[i:i + 22]) for i in range(0, len(numbers), 22))


ours, dejavu = sys.argv[1:3]
fall_regular = widths(TTFont(f"{dejavu}/DejaVuSans.ttf"))
fall_bold = widths(TTFont(f"{dejavu}/DejaVuSans-Bold.ttf"))
fall_serif = widths(TTFont(f"{dejavu}/DejaVuSerif-Bold.ttf"))
tables = [("sans_regular", "Source Sans 3, weight 400", widths(TTFont(f"{ours}/ciclo-sans-regular.ttf"), fall_regular)),
          ("sans_bold", "Source Sans 3, weight 650", widths(TTFont(f"{ours}/ciclo-sans-bold.ttf"), fall_bold)),
          ("serif_bold", "Source Serif 4, weight 600", widths(TTFont(f"{ours}/ciclo-serif-bold.ttf"), fall_serif)),
          ("dejavu_regular", "DejaVu Sans", fall_regular),
          ("dejavu_bold", "DejaVu Sans Bold", fall_bold),
          ("dejavu_serif_bold", "DejaVu Serif Bold", fall_serif)]

print("// Made by tools/measure_fonts.py; not edited by hand.")
print('#include "drawing/font_widths.h"\n')
print("namespace ciclo::drawing {\n")
print("const std::array<char32_t, other_characters> others{")
print(",\n".join("    " + ", ".join(hex(c) for c in OTHERS[i:i + 14]) for i in range(0, len(OTHERS), 14)) + "};\n")
for name, says, found in tables:
    print(f"// {says}")
    print(f"const FontWidths {name}{{{{")
    print(rows([found[c] for c in range(FIRST, LAST + 1)]) + "},\n    {")
    print(rows([found[c] for c in OTHERS]) + "}};\n")
print("}  // namespace ciclo::drawing")
