/** The pages on which clusters are registered with their bundle, and bundles replaced. */
package io.muster.credentials.web;
