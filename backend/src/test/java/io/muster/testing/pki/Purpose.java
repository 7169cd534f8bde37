package io.muster.testing.pki;

import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What a certificate may be used for. */
public enum Purpose {
  CLIENT(KeyPurposeId.id_kp_clientAuth),
  CLIENT_THAT_ENCIPHERS(KeyPurposeId.id_kp_clientAuth),
  SERVER(KeyPurposeId.id_kp_serverAuth),
  BOTH(KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth),
  UNSAID,
  AUTHORITY;

  private final List<KeyPurposeId> usages;

  Purpose(KeyPurposeId... usages) {
    this.usages = List.of(usages);
  }

  List<KeyPurposeId> usages() {
    return usages;
  }
}
