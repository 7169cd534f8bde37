package io.muster.connection;

import io.muster.credentials.vault.OpenedBundle;
import io.muster.shared.AddressRule;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Where a line leads and with what.
 *
 * @param endpoint the Docker API: the cluster's override, else what the bundle says
 * @param anchors what the cluster trusts beside the bundle's authorities
 * @param refused which addresses must not be connected to
 */
record Target(
    OpenedBundle bundle, URI endpoint, List<X509Certificate> anchors, AddressRule refused) {}
