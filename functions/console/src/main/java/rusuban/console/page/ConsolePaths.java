package rusuban.console.page;

/** Addresses of the console's pages. */
public final class ConsolePaths {
  public static final String ROOT = "/console/";
  public static final String TODAY = "/console";
  public static final String HOURS = ROOT + "hours";
  public static final String REPLIES = ROOT + "replies";
  public static final String LETTERS = ROOT + "letters";
  public static final String POLICIES = ROOT + "policies";
  public static final String TRY = ROOT + "try";
  public static final String PUBLISH = ROOT + "publish";
  public static final String VERSIONS = ROOT + "versions";
  public static final String PEOPLE = ROOT + "people";
  public static final String START = ROOT + "start";
  public static final String SETUP = ROOT + "setup";
  public static final String SIGN_IN = ROOT + "sign-in";
  public static final String SIGN_OUT = ROOT + "sign-out";
  public static final String SHOP = ROOT + "shop";

  private ConsolePaths() {}
}
