/** The assessment report, a PDF for people: verdicts, findings and decisions at an instant. */
@org.springframework.modulith.NamedInterface("assessment")
@org.jspecify.annotations.NullMarked
package io.muster.exports.assessment;
