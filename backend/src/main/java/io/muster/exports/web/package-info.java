/** The pages and files of checklists. */
@org.jspecify.annotations.NullMarked
package io.muster.exports.web;
