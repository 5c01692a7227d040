package rusuban.local.line;

import java.util.Arrays;
import java.util.Locale;

/** What a customer uploaded: a picture, a video, a sound or a file. */
public final class Content {
  private final Kind kind;
  private final String contentType;
  private final byte[] bytes;
  private final byte[] preview;
  private final State state;

  /** The message type that carries it. */
  public enum Kind {
    IMAGE,
    VIDEO,
    AUDIO,
    FILE;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** LINE prepares videos and sounds before they can be fetched; what was unsent is gone. */
  public enum State {
    PROCESSING,
    SUCCEEDED,
    FAILED,
    GONE
  }

  private Content(Kind kind, String contentType, byte[] bytes, byte[] preview, State state) {
    this.kind = kind;
    this.contentType = contentType;
    this.bytes = bytes;
    this.preview = preview;
    this.state = state;
  }

  /** A picture, ready at once. LINE shrinks previews; here a picture is its own preview. */
  public static Content image(byte[] bytes) {
    var copy = bytes.clone();
    return new Content(Kind.IMAGE, imageType(copy), copy, copy, State.SUCCEEDED);
  }

  /** A video and the still that stands for it. */
  public static Content video(byte[] mp4, byte[] previewImage) {
    return new Content(Kind.VIDEO, "video/mp4", mp4.clone(), previewImage.clone(), State.SUCCEEDED);
  }

  public static Content audio(byte[] m4a) {
    return new Content(Kind.AUDIO, "audio/x-m4a", m4a.clone(), new byte[0], State.SUCCEEDED);
  }

  public static Content file(byte[] bytes) {
    return new Content(
        Kind.FILE, "application/octet-stream", bytes.clone(), new byte[0], State.SUCCEEDED);
  }

  /** The same upload at another point of its life; when gone, nothing of it is kept. */
  public Content in(State changed) {
    return changed == State.GONE
        ? new Content(kind, contentType, new byte[0], new byte[0], changed)
        : new Content(kind, contentType, bytes, preview, changed);
  }

  public Kind kind() {
    return kind;
  }

  public State state() {
    return state;
  }

  public String contentType() {
    return contentType;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  byte[] preview() {
    return preview.clone();
  }

  String previewType() {
    return imageType(preview);
  }

  private static String imageType(byte[] bytes) {
    var png = new byte[] {(byte) 0x89, 'P', 'N', 'G'};
    return Arrays.equals(png, Arrays.copyOf(bytes, 4)) ? "image/png" : "image/jpeg";
  }
}
