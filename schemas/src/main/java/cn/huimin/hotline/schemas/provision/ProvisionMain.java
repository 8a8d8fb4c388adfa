package cn.huimin.hotline.schemas.provision;

/**
 * Provisions a broker and a registry from the command line, before the services of a cluster or of
 * containers start.
 */
public final class ProvisionMain {

  private static final int MISUSED = 2;
  private static final int REFUSED = 1;

  private ProvisionMain() {}

  /**
   * Provisions and ends; may be run again at any time.
   *
   * @param args brokers (host:port), base of the registry's Confluent API, and the profile: {@code
   *     one-node} or {@code cluster}
   */
  public static void main(String[] args) {
    if (args.length != 3) {
      System.err.println("usage: BROKERS REGISTRY-URL one-node|cluster");
      System.exit(MISUSED);
      return;
    }
    Profile profile;
    switch (args[2]) {
      case "one-node" -> profile = Profile.EMBEDDED;
      case "cluster" -> profile = Profile.CLUSTER;
      default -> {
        System.err.println("the profile is one-node or cluster, not '" + args[2] + "'");
        System.exit(MISUSED);
        return;
      }
    }
    try {
      Provisioner.provision(args[0], args[1], profile);
    } catch (ProvisioningException e) {
      System.err.println("topics and schemas cannot be made: " + e.getMessage());
      System.exit(REFUSED);
      return;
    }
    System.out.println("topics and schemas are there");
  }
}
