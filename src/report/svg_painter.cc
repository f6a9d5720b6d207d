#include "report/svg_painter.h"

#include <librsvg/rsvg.h>

#include <memory>

#include "report/fonts.h"

namespace ciclo::report {

namespace {

struct Unref {
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
};

Error unreadable(GError* error) {
    std::string why = error != nullptr ? error->message : "no reason given";
    if (error != nullptr) g_error_free(error);
    return {ErrorKind::unsupported, "a drawing could not be rendered: " + why, "tell the makers of the program", {}};
}

}  // namespace

Result<Done> paint_drawing(cairo_t* surface, const drawing::Drawing& picture, const drawing::Box& place) {
    if (const auto fonts = use_shipped_fonts(); !fonts) return fonts.errors();
    GError* error = nullptr;
    const auto* bytes = reinterpret_cast<const guint8*>(picture.svg.data());
    const std::unique_ptr<RsvgHandle, Unref> handle(rsvg_handle_new_from_data(bytes, picture.svg.size(), &error));
    if (!handle) return unreadable(error);
    const RsvgRectangle viewport{place.left, place.top, place.width(), place.height()};
    if (!rsvg_handle_render_document(handle.get(), surface, &viewport, &error)) return unreadable(error);
    return done;
}

}  // namespace ciclo::report
