package io.muster.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits. What is counted by address is wide, since an office or a proxy may stand behind one.
 *
 * @param signInAddress passwords, codes and set-up codes from one address
 * @param signInName passwords and codes for one user name
 * @param uploadAddress files from one address
 * @param uploadAccount files of one account
 * @param breakGlass sign-ins of one break-glass account
 */
@ConfigurationProperties("muster.limits")
record LimitSettings(
    @DefaultValue("60 at once, then one every 2s") Pace signInAddress,
    @DefaultValue("20 at once, then one every 15s") Pace signInName,
    @DefaultValue("600 at once, then one every 500ms") Pace uploadAddress,
    @DefaultValue("600 at once, then one every 1s") Pace uploadAccount,
    @DefaultValue("10 at once, then one every 10m") Pace breakGlass) {

  Pace of(Limited what) {
    return switch (what) {
      case SIGN_IN_ADDRESS -> signInAddress;
      case SIGN_IN_NAME -> signInName;
      case UPLOAD_ADDRESS -> uploadAddress;
      case UPLOAD_ACCOUNT -> uploadAccount;
      case BREAK_GLASS -> breakGlass;
    };
  }
}
