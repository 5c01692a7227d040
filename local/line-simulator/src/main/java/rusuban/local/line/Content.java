package rusuban.local.line;

import java.util.Arrays;
import java.util.Locale;

/** A customer's upload: a picture, a video, a sound or a file. */
public final class Content {
  private final Kind kind;
  private final String contentType;
  private final byte[] bytes;
  private final byte[] preview;
  private final State state;

  /** The type of the message that carries the upload. */
  public enum Kind {
    IMAGE,
    VIDEO,
    AUDIO,
    FILE;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The state of an upload. LINE prepares videos and sounds first. Unsent content is gone. */
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

  /** Returns a picture, ready at once. LINE shrinks previews; here a picture is its own preview. */
  public static Content image(byte[] bytes) {
    var copy = bytes.clone();
    return new Content(Kind.IMAGE, imageType(copy), copy, copy, State.SUCCEEDED);
  }

  /** Returns a video with its preview picture. */
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

  /** Returns the same upload in another state. An upload that is gone has no bytes. */
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
