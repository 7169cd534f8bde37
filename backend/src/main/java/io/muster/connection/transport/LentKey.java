package io.muster.connection.transport;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import org.jspecify.annotations.Nullable;

/**
 * A private key as others get to see it, who keep what they get: the JDK's TLS holds the key that
 * it signed with for as long as a connection is open (JDK 25, {@code SSLSessionImpl}). Once taken
 * back, what they hold is empty.
 */
final class LentKey implements InvocationHandler {

  private volatile @Nullable PrivateKey key;
  private final PrivateKey shown;

  LentKey(PrivateKey key) {
    this.key = key;
    shown =
        (PrivateKey)
            Proxy.newProxyInstance(
                PrivateKey.class.getClassLoader(), new Class<?>[] {kind(key)}, this);
  }

  /** What others get; null while it is taken back. */
  @Nullable PrivateKey shown() {
    return key == null ? null : shown;
  }

  /** Empties what others hold. */
  void takeBack() {
    key = null;
  }

  /**
   * Lends it anew.
   *
   * @param again the same key
   */
  void lend(PrivateKey again) {
    key = again;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return switch (method.getName()) {
        case "equals" -> arguments != null && proxy == arguments[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> "a lent key";
      };
    }
    PrivateKey lent = key;
    if (lent == null) {
      throw new IllegalStateException("the key was taken back");
    }
    try {
      return method.invoke(lent, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  /** The interface that providers sign by. */
  private static Class<? extends PrivateKey> kind(PrivateKey key) {
    return switch (key) {
      case RSAPrivateCrtKey _ -> RSAPrivateCrtKey.class;
      case ECPrivateKey _ -> ECPrivateKey.class;
      case EdECPrivateKey _ -> EdECPrivateKey.class;
      default -> throw new IllegalArgumentException("a key of no known kind");
    };
  }
}
