/** The pages of boundaries and of what people say about clusters. */
@org.jspecify.annotations.NullMarked
package io.muster.clusters.web;
