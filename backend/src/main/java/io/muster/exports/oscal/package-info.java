/**
 * OSCAL 1.1.3 in JSON: assessment results, and plans of action and milestones. Source: the JSON
 * schemas and constraints that NIST publishes for that version.
 */
@org.jspecify.annotations.NullMarked
package io.muster.exports.oscal;
