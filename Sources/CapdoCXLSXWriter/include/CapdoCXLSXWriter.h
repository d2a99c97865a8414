// The functions of libxlsxwriter that capdo calls, found when a workbook is asked for and not at every start.
#ifndef CAPDO_CXLSXWRITER_H
#define CAPDO_CXLSXWRITER_H

#include <stdbool.h>
#include <xlsxwriter.h>

#define CAPDO_XLSXWRITER_FUNCTIONS(F) \
  F(workbook_new_opt) F(workbook_close) F(workbook_add_worksheet) F(workbook_add_format) F(workbook_add_chart) \
  F(workbook_set_properties) \
  F(worksheet_write_string) F(worksheet_write_number) F(worksheet_write_datetime) F(worksheet_set_column) \
  F(worksheet_freeze_panes) F(worksheet_autofilter) F(worksheet_set_landscape) F(worksheet_set_paper) \
  F(worksheet_fit_to_pages) F(worksheet_repeat_rows) F(worksheet_repeat_columns) F(worksheet_set_margins) F(worksheet_set_footer) \
  F(worksheet_insert_chart) F(worksheet_data_validation_range) \
  F(worksheet_set_row) \
  F(format_set_bold) F(format_set_text_wrap) F(format_set_align) F(format_set_num_format) F(format_set_bg_color) \
  F(format_set_border) \
  F(chart_add_series) F(chart_series_set_categories) F(chart_series_set_values) F(chart_series_set_name) \
  F(chart_title_set_name) F(lxw_strerror)

struct capdo_xlsxwriter {
#define F(name) __typeof__(name) *name;
  CAPDO_XLSXWRITER_FUNCTIONS(F)
#undef F
};

/// Finds the functions in the library of the version that this was built with; false where it is not installed.
bool capdo_load_xlsxwriter(struct capdo_xlsxwriter *functions);

#endif
