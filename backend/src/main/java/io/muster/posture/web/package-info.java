/** The pages on which the fleet and each of its clusters stand: fleet, cluster, its nodes. */
@org.jspecify.annotations.NullMarked
package io.muster.posture.web;
