package io.muster.scans;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How scans are run.
 *
 * @param atOnce how many scans this instance runs at the same time
 */
@ConfigurationProperties("muster.scans")
public record ScanSettings(@DefaultValue("4") int atOnce) {}
