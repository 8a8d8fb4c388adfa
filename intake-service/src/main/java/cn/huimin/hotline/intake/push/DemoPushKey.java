package cn.huimin.hotline.intake.push;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.config.RealTime;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The key of a demo, whose secret everybody knows: made while the demo runs, closed without it.
 * That a demo listens on loopback alone is seen to where its accounts are made.
 */
@Component
class DemoPushKey implements SmartInitializingSingleton {

  static final String KEY = "demo";
  static final String SECRET = "demo-secret";

  private final PushKeys keys;
  private final IntakeSettings settings;
  private final TransactionOperations transactions;
  private final RealTime time;

  DemoPushKey(
      PushKeys keys, IntakeSettings settings, TransactionOperations transactions, RealTime time) {
    this.keys = keys;
    this.settings = settings;
    this.transactions = transactions;
    this.time = time;
  }

  @Override
  public void afterSingletonsInstantiated() {
    var now = time.clock().instant();
    transactions.executeWithoutResult(
        _ -> {
          if (settings.demo()) {
            keys.add(KEY, null, null, SECRET, now);
            keys.reopen(KEY);
          } else {
            keys.revoke(KEY, now);
          }
        });
  }
}
