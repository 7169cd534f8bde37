/** Spreadsheets (XLSX) of what exports tell. */
@org.springframework.modulith.NamedInterface("sheets")
@org.jspecify.annotations.NullMarked
package io.muster.exports.sheets;
