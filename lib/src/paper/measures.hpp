// The measures that the PDF and the HTML share, in sizes of the text.
#pragma once

namespace baoxue::paper {

constexpr double points_per_mm = 72 / 25.4;
constexpr double text_pitch = 1.6;   // from line to line
constexpr double cell_pitch = 1.35;  // in a table
constexpr double cell_padding = 0.35;
constexpr double title_size = 1.4;
constexpr double title_room = 0.5;  // below it
constexpr double seal_room = 1.5;   // above a signature
constexpr double cut_height = 2.2;
constexpr double cut_label = 0.8;
constexpr double code_size = 14.5;  // millimetres

// A sheet with cuts is made as large as it fits: the scales tried.
constexpr double scales[] = {1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7};

}  // namespace baoxue::paper
