package io.muster.testing.pki;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Says of certificates of its authorities whether they are revoked (RFC 6960), over http. */
public final class OcspResponder implements AutoCloseable {

  private final HttpServer server;
  private final List<TestAuthority> authorities;
  private final Map<BigInteger, Instant> revoked = new ConcurrentHashMap<>();

  private OcspResponder(HttpServer server, TestAuthority... authorities) {
    this.server = server;
    this.authorities = List.of(authorities);
  }

  /** Answers for the authorities. */
  public static OcspResponder of(TestAuthority... authorities) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    OcspResponder responder = new OcspResponder(server, authorities);
    server.createContext("/", responder::answer);
    server.start();
    return responder;
  }

  /** Where it is. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** From now on it says so, of this instant. */
  public void revoke(Issued one) {
    revoke(one, Instant.now());
  }

  /** From now on it says that this was revoked then. */
  public void revoke(Issued one, Instant when) {
    revoked.put(one.certificate().getSerialNumber(), when);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] asked =
          exchange.getRequestMethod().equals("POST")
              ? exchange.getRequestBody().readAllBytes()
              : Base64.getDecoder()
                  .decode(
                      URLDecoder.decode(
                          exchange.getRequestURI().getRawPath().substring(1).replace("+", "%2B"),
                          StandardCharsets.US_ASCII));
      byte[] answer = answer(new OCSPReq(asked));
      exchange.getResponseHeaders().set("Content-Type", "application/ocsp-response");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (OCSPException | OperatorCreationException | GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private byte[] answer(OCSPReq asked)
      throws OCSPException, OperatorCreationException, GeneralSecurityException, IOException {
    DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
    CertificateID id = asked.getRequestList()[0].getCertID();
    for (TestAuthority authority : authorities) {
      X509CertificateHolder issuer = new JcaX509CertificateHolder(authority.certificate());
      if (id.matchesIssuer(issuer, digests)) {
        Instant when = revoked.get(id.getSerialNumber());
        CertificateStatus status =
            when == null
                ? CertificateStatus.GOOD
                : new RevokedStatus(Date.from(when), CRLReason.keyCompromise);
        BasicOCSPResp said =
            new JcaBasicOCSPRespBuilder(
                    authority.certificate().getPublicKey(), digests.get(RespID.HASH_SHA1))
                .addResponse(id, status)
                .build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(authority.own().key()),
                    new X509CertificateHolder[] {issuer},
                    new Date());
        return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, said).getEncoded();
      }
    }
    throw new IOException("asked about none of " + Arrays.toString(authorities.toArray()));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
