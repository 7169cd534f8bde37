/**
 * The evidence package: one signed zip with all that is to be shown of some clusters as of an
 * instant, and its checking.
 */
@org.springframework.modulith.NamedInterface("evidence")
@org.jspecify.annotations.NullMarked
package io.muster.exports.evidence;
