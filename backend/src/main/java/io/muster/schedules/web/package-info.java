/** Pages about schedules. */
package io.muster.schedules.web;
