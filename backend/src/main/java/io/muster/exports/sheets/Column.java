package io.muster.exports.sheets;

/**
 * A column of a table in a workbook.
 *
 * @param head what stands above it
 * @param width how wide it is, in characters
 * @param wraps whether long texts go on in a line below, so that rows grow
 */
record Column(String head, int width, boolean wraps) {}
