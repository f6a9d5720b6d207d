// The page behind a share link: one version of a cycle for people outside, as HTML made here. No script, no image but the
// drawings in it, one stylesheet; readable at 360 px and on paper. Internal to the room.
//
//   std::string html = share_page({.map = &map, .drawings = {…}, .expires = day, .language = Language::nl});
//
// Everything in it that somebody typed is escaped. Pure; any number of threads.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "calendar/instant.h"
#include "cycle/map.h"

namespace ciclo::actions {

/// One drawing in its frame. wide and narrow: two of the same, of which a screen shows the one that fits.
struct SharedDrawing {
    std::string svg;
    enum class Screen { all, wide, narrow } screen = Screen::all;
    enum class Size { whole, scrolls } size = Size::whole;  ///< scrolls: too wide to be made small
    std::string title = {};                                 ///< for whoever hears the page
};

struct SharePage {
    const cycle::Map* map = nullptr;
    std::string organisation = {};
    LocalText customer_word = {};  ///< of the organisation; empty = the map's, else customer
    std::int64_t version = 1;
    calendar::Day expires;
    std::vector<SharedDrawing> drawings = {};
    std::string note = {};  ///< why something chosen is not there
    enum class Moments { left_out, listed } moments = Moments::listed;
    Language language = Language::es;
};

std::string share_page(const SharePage& page);
/// What a link answers that is unknown, has ended or was withdrawn: the same for every reason.
std::string share_gone_page(Language language);
/// The stylesheet of both: the look's tokens without its fonts, then share.css, then the drawings' classes.
std::string share_style();

}  // namespace ciclo::actions
