package io.muster.clusters;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * What checklists say of a cluster as an asset. Texts are empty where nothing was entered.
 *
 * @param assetName the host name that checklists show; where empty they show the cluster's name
 * @param fqdn the full domain name
 * @param ip an IPv4 or IPv6 address
 * @param mac a MAC address, as {@code AA:BB:CC:DD:EE:FF}
 * @param role the role, in a checklist's words
 * @param marking the marking, such as {@code CUI}
 */
@Embeddable
public record Asset(
    @Column(name = "asset_name") String assetName,
    @Column(name = "fqdn") String fqdn,
    @Column(name = "ip") String ip,
    @Column(name = "mac") String mac,
    @Enumerated(EnumType.STRING) @Column(name = "role") AssetRole role,
    @Column(name = "marking") String marking) {

  /** Nothing entered. */
  public static final Asset NONE = new Asset("", "", "", "", AssetRole.NONE, "");
}
