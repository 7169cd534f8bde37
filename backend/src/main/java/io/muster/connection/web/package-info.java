/** The pages on which a connection is checked and a changed identity is confirmed. */
@org.jspecify.annotations.NullMarked
package io.muster.connection.web;
