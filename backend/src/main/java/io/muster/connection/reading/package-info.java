/**
 * What is taken out of a cluster's JSON: an allow-list of fields, read as a stream. What is not on
 * the list, environment variables above all, is skipped as bytes and never becomes an object.
 */
@org.jspecify.annotations.NullMarked
package io.muster.connection.reading;
