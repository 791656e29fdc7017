// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

package chat.dunlin;

import android.app.Activity;
import android.app.ActivityManager;
import android.app.BroadcastOptions;
import android.app.Notification;
import android.app.NotificationChannel;
import android.app.NotificationManager;
import android.app.PendingIntent;
import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.content.SharedPreferences;
import android.content.pm.PackageManager;
import android.content.pm.ResolveInfo;
import android.os.Build;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * UnifiedPush on Android: the broadcasts between this app and a distributor. client/bridge/android_push.cpp calls the static
 * methods and is told what comes. Every app can send what is received here, so only who knows a token is heard: of each token a
 * hash is kept, as the program, which knows them, may not run. A push says nothing, and is not looked into.
 */
public class PushReceiver extends BroadcastReceiver {
    private static final String DISTRIBUTOR = "org.unifiedpush.android.distributor.";
    private static final String CONNECTOR = "org.unifiedpush.android.connector.";
    private static final String KEPT = "push";
    private static final String CHANNEL = "messages";
    private static final int NOTIFICATION = 1;
    private static final String MAY_NOTIFY = "android.permission.POST_NOTIFICATIONS";

    // As android_push.cpp numbers them.
    private static final int ENDPOINT = 0;
    private static final int REFUSED = 1;
    private static final int LOST = 2;
    private static final int WOKEN = 3;

    private static volatile boolean listening = false;

    private static native void tell(int what, String token, String detail);

    /** The program runs, and hears what comes. */
    public static void listen(Context context) {
        listening = true;
        context.getSystemService(NotificationManager.class).cancel(NOTIFICATION);
    }

    /** The package of a distributor, or nothing. */
    public static String distributor(Context context) {
        List<ResolveInfo> found =
            context.getPackageManager().queryBroadcastReceivers(new Intent(DISTRIBUTOR + "REGISTER"), 0);
        String first = "";
        for (ResolveInfo each : found) {
            String name = each.activityInfo.packageName;
            // The one that it was before is not left for another.
            if (name.equals(kept(context).getString("distributor", "")))
                return name;
            if (first.isEmpty())
                first = name;
        }
        return first;
    }

    /** Whoever wants to be woken is asked once whether they want to be told, too: from Android 13 on nothing is shown without. */
    public static void enrol(Context context, String distributor, String token, String key) {
        if (Build.VERSION.SDK_INT >= 33 && context instanceof Activity
            && context.checkSelfPermission(MAY_NOTIFY) != PackageManager.PERMISSION_GRANTED) {
            Activity activity = (Activity) context;
            activity.runOnUiThread(() -> activity.requestPermissions(new String[] {MAY_NOTIFY}, 0));
        }
        kept(context).edit().putString("distributor", distributor).putBoolean(hash(token), true).apply();
        Intent intent = intentFor(context, distributor, "REGISTER", token);
        intent.putExtra("vapid", key);
        intent.putExtra("message", "Dunlin");
        send(context, intent);
    }

    public static void leave(Context context, String distributor, String token) {
        kept(context).edit().remove(hash(token)).apply();
        send(context, intentFor(context, distributor, "UNREGISTER", token));
    }

    @Override
    public void onReceive(Context context, Intent intent) {
        String token = intent.getStringExtra("token");
        String action = intent.getAction();
        if (token == null || action == null || !kept(context).getBoolean(hash(token), false))
            return;
        switch (action) {
        case CONNECTOR + "NEW_ENDPOINT":
            acknowledge(context, intent, token);
            // A program that does not run asks for it when it starts.
            hand(ENDPOINT, token, intent.getStringExtra("endpoint"));
            break;
        case CONNECTOR + "REGISTRATION_FAILED":
            hand(REFUSED, token, intent.getStringExtra("reason"));
            break;
        case CONNECTOR + "UNREGISTERED":
            hand(LOST, token, null);
            break;
        case CONNECTOR + "MESSAGE":
            acknowledge(context, intent, token);
            hand(WOKEN, token, null);
            if (!isLookedAt())
                show(context);
            break;
        default:
            break;
        }
    }

    private static void hand(int what, String token, String detail) {
        if (listening)
            tell(what, token, detail == null ? "" : detail);
    }

    private static boolean isLookedAt() {
        ActivityManager.RunningAppProcessInfo info = new ActivityManager.RunningAppProcessInfo();
        ActivityManager.getMyMemoryState(info);
        return listening && info.importance == ActivityManager.RunningAppProcessInfo.IMPORTANCE_FOREGROUND;
    }

    // What is new is not known before the program has asked the server: it says that there is something, and opens it.
    private static void show(Context context) {
        NotificationManager manager = context.getSystemService(NotificationManager.class);
        Notification.Builder builder;
        if (Build.VERSION.SDK_INT >= 26) {
            manager.createNotificationChannel(new NotificationChannel(CHANNEL,
                context.getString(R.string.push_channel), NotificationManager.IMPORTANCE_DEFAULT));
            builder = new Notification.Builder(context, CHANNEL);
        } else {
            builder = new Notification.Builder(context);
        }
        Intent open = context.getPackageManager().getLaunchIntentForPackage(context.getPackageName());
        builder.setSmallIcon(android.R.drawable.stat_notify_chat)
            .setContentTitle(context.getString(R.string.push_text))
            .setContentIntent(PendingIntent.getActivity(context, 0, open, PendingIntent.FLAG_IMMUTABLE))
            .setOnlyAlertOnce(true)
            .setAutoCancel(true);
        manager.notify(NOTIFICATION, builder.build());
    }

    private static void acknowledge(Context context, Intent received, String token) {
        String id = received.getStringExtra("id");
        if (id == null)
            return;
        Intent intent =
            intentFor(context, kept(context).getString("distributor", ""), "MESSAGE_ACK", token);
        intent.putExtra("id", id);
        send(context, intent);
    }

    private static Intent intentFor(Context context, String distributor, String action, String token) {
        Intent intent = new Intent(DISTRIBUTOR + action);
        intent.setPackage(distributor);
        intent.putExtra("token", token);
        // Who asks: the first for version 2 of UnifiedPush, the second for version 3 before Android 14.
        intent.putExtra("application", context.getPackageName());
        intent.putExtra("pi", PendingIntent.getBroadcast(context, 0, new Intent(), PendingIntent.FLAG_IMMUTABLE));
        return intent;
    }

    private static void send(Context context, Intent intent) {
        if (Build.VERSION.SDK_INT >= 34)
            context.sendBroadcast(
                intent, null, BroadcastOptions.makeBasic().setShareIdentityEnabled(true).toBundle());
        else
            context.sendBroadcast(intent);
    }

    private static SharedPreferences kept(Context context) {
        return context.getSharedPreferences(KEPT, Context.MODE_PRIVATE);
    }

    private static String hash(String token) {
        try {
            byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return android.util.Base64.encodeToString(digest, android.util.Base64.NO_WRAP);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Android has it
        }
    }
}
