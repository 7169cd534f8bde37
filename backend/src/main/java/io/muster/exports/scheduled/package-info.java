/** Reports that the portal makes by itself, regularly, and keeps for a while. */
@org.springframework.modulith.NamedInterface("scheduled")
@org.jspecify.annotations.NullMarked
package io.muster.exports.scheduled;
