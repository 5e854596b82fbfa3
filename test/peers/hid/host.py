"""A USB-HID device that is there for one process only.

umockdev gives a child process its own /sys and /dev. In them stands the device that the first line on standard input describes:
udev finds it, hidraw opens it, reports go in and out whole. Every line is one object of JSON.

in   {"vendor": 1, "product": 2, "name": "…", "serial": "…", "descriptor": "hex"}   the first one
     {"input": "hex"}       an input report, with its number in front if the descriptor numbers reports
     {"feature": "hex"}     what GET_FEATURE gives from now on for the report whose number stands in front
     {"plug": false}        unplugged, or plugged in again with true
out  {"root": "/tmp/…"}     ready; the child's UMOCKDEV_DIR
     {"output": "hex"}      an output report was written, its number in front
     {"feature": "hex"}     SET_FEATURE was called, likewise
"""

import errno
import json
import os
import sys
from threading import Thread

import gi

gi.require_version("UMockdev", "1.0")
from gi.repository import GLib, UMockdev  # noqa: E402

USB = "/devices/usb1/1-1"
# Number of each ioctl of linux/hidraw.h
DESCRIPTOR_SIZE, DESCRIPTOR, SET_FEATURE, GET_FEATURE = 0x01, 0x02, 0x06, 0x07


def say(**message):
    print(json.dumps(message), flush=True)


class Device(UMockdev.IoctlBase):
    def __init__(self, bed, about):
        super().__init__()
        self.bed = bed
        self.about = about
        self.descriptor = bytes.fromhex(about["descriptor"])
        self.features = {}
        self.reports = []
        self.paths = []
        self.plugged = False
        self.times = 0

    @property
    def node(self):
        """Another one each time it is plugged in, as on a real machine."""
        return f"/dev/hidraw{self.times}"

    def plug(self):
        self.times += 1
        number = self.times
        vendor, product = self.about["vendor"], self.about["product"]
        interface = f"{USB}/1-1:1.0"
        hid = f"{interface}/0003:{vendor:04X}:{product:04X}.{number:04X}"
        raw = f"{hid}/hidraw/hidraw{number}"
        self.paths = [USB, interface, hid, raw]
        usb_id = f"{vendor:x}/{product:x}/100"
        self.add(
            USB,
            "E: SUBSYSTEM=usb",
            "E: DEVTYPE=usb_device",
            f"E: PRODUCT={usb_id}",
            f"A: idVendor={vendor:04x}\\n",
            f"A: idProduct={product:04x}\\n",
            "A: bcdDevice=0100\\n",
            "A: manufacturer=Mado\\n",
            f"A: product={self.about['name']}\\n",
            f"A: serial={self.about['serial']}\\n",
        )
        self.add(
            interface,
            "E: SUBSYSTEM=usb",
            "E: DEVTYPE=usb_interface",
            f"E: PRODUCT={usb_id}",
            "A: bInterfaceNumber=00\\n",
        )
        identity = (
            f"HID_ID=0003:{vendor:08X}:{product:08X}",
            f"HID_NAME={self.about['name']}",
            f"HID_UNIQ={self.about['serial']}",
        )
        self.add(
            hid,
            "E: SUBSYSTEM=hid",
            *(f"E: {line}" for line in identity),
            f"H: report_descriptor={self.descriptor.hex().upper()}",
        )
        self.add(
            raw,
            f"N: hidraw{number}",
            "E: SUBSYSTEM=hidraw",
            f"E: DEVNAME={self.node}",
            "E: MAJOR=240",
            f"E: MINOR={number}",
            "L: device=../../",
        )
        self.bed.attach_ioctl(self.node, self)
        self.plugged = True
        for path in self.paths:
            self.bed.uevent(f"/sys{path}", "add")

    def add(self, path, *lines):
        self.bed.add_from_string("\n".join([f"P: {path}", *lines, ""]) + "\n")

    def unplug(self):
        self.reports.clear()
        self.plugged = False
        self.ring()
        for path in reversed(self.paths):
            self.bed.uevent(f"/sys{path}", "remove")
            self.bed.remove_device(f"/sys{path}")

    def give(self, report):
        self.reports.append(report)
        self.ring()

    def ring(self):
        """The node is a terminal, whose bytes would run together: it only tells poll() that there is something to read."""
        os.write(self.bed.get_dev_fd(self.node), b"!")

    def do_handle_read(self, client):
        client.execute()
        if not self.plugged:
            client.complete(-1, errno.ENODEV)
        elif not self.reports:
            client.complete(-1, errno.EAGAIN)
        else:
            report = self.reports.pop(0)
            client.get_arg().update(0, list(report))
            client.complete(len(report), 0)
            if self.reports:
                self.ring()
        return True

    def do_handle_write(self, client):
        report = bytes(client.get_arg().retrieve())
        say(output=report.hex())
        client.complete(len(report), 0)
        return True

    def do_handle_ioctl(self, client):
        request = client.get_request() & 0xFFFFFFFF
        number, size = request & 0xFF, request >> 16 & 0x3FFF
        if request >> 8 & 0xFF != ord("H"):
            return False
        memory = client.get_arg().resolve(0, size)
        if number == DESCRIPTOR_SIZE:
            memory.update(0, list(len(self.descriptor).to_bytes(4, "little")))
            client.complete(0, 0)
        elif number == DESCRIPTOR:
            memory.update(4, list(self.descriptor))
            client.complete(0, 0)
        elif number == SET_FEATURE:
            say(feature=bytes(memory.retrieve()).hex())
            client.complete(size, 0)
        elif number == GET_FEATURE:
            report = self.features.get(memory.retrieve()[0])
            if report is None:
                client.complete(-1, errno.EPIPE)
            else:
                memory.update(0, list(report[:size]))
                client.complete(len(report[:size]), 0)
        else:
            return False
        return True

    def hear(self, message):
        if "input" in message:
            self.give(bytes.fromhex(message["input"]))
        elif "feature" in message:
            report = bytes.fromhex(message["feature"])
            self.features[report[0]] = report
        elif message["plug"]:
            self.plug()
        else:
            self.unplug()


def main():
    bed = UMockdev.Testbed.new()
    device = Device(bed, json.loads(sys.stdin.readline()))
    device.plug()
    loop = GLib.MainLoop()

    def listen():
        for line in sys.stdin:
            GLib.idle_add(device.hear, json.loads(line))
        GLib.idle_add(loop.quit)

    Thread(target=listen, daemon=True).start()
    say(root=bed.get_root_dir())
    loop.run()


main()
