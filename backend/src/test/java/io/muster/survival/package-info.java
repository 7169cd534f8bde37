/** Two portals on one database, and what may befall them: as processes that are really killed. */
package io.muster.survival;
