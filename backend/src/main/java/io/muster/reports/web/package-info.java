/** Pages of reports. */
package io.muster.reports.web;
